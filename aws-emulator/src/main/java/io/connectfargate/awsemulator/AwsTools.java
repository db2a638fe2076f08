package io.connectfargate.awsemulator;

import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The AWS CLI and a Python that has it and moto: this machine's, or Debian's where one is missing or too old. Nothing is installed. */
public final class AwsTools {
    private static final Path MODULE = SourceTree.find().home().resolve("aws-emulator");
    private static final Path FETCHED = MODULE.resolve("target/aws-tools");

    /** The patches fit moto 5.2 and what follows it; since 1.29 and 2.13 the CLI reads AWS_ENDPOINT_URL. Prints where Python is. */
    private static final String CHECK = """
            import sys, awscli.clidriver, moto, moto.server
            cli, emulator = (tuple(int(part) for part in library.__version__.split('.')[:2]) for library in (awscli, moto))
            if emulator < (5, 2) or cli < (1, 29) or (2, 0) <= cli < (2, 13): sys.exit(1)
            print('Python is', sys.executable)
            """;

    private static final String FOUND = "Python is ";

    private static AwsTools found;

    private final String path;
    private final String python;

    private AwsTools(String path, String python) {
        this.path = path;
        this.python = python;
    }

    /**
     * A PATH that leads to the AWS CLI.
     *
     * @throws IllegalStateException if the tools are missing and cannot be fetched, with the output of the script that failed
     */
    public static String path() {
        return find().path;
    }

    /** A Python, as a command, that can import moto and the AWS CLI. */
    static String python() {
        return find().python;
    }

    private static synchronized AwsTools find() {
        if (found == null) {
            found = ofThisMachine();
        }
        if (found == null) {
            fetch();
            Path bin = FETCHED.resolve("bin");
            found = new AwsTools(
                    bin + ":" + System.getenv("PATH"),
                    bin.resolve("python-with-moto").toString());
        }
        return found;
    }

    /** Or null. */
    private static AwsTools ofThisMachine() {
        Program check = run("python3", "-c", CHECK);
        if (check.exitCode() != 0 || run("aws", "--version").exitCode() != 0) {
            return null;
        }
        return check.output()
                .lines()
                .filter(line -> line.startsWith(FOUND))
                .map(line -> new AwsTools(System.getenv("PATH"), line.substring(FOUND.length())))
                .findFirst()
                .orElse(null);
    }

    /** By one test JVM at a time: the script begins with an empty folder. */
    private static void fetch() {
        try {
            Files.createDirectories(MODULE.resolve("target"));
            try (FileChannel file = FileChannel.open(
                            MODULE.resolve("target/aws-tools.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                Program script = run(
                        MODULE.resolve("src/main/scripts/fetch-aws-tools.sh").toString(), FETCHED.toString());
                if (!lock.isValid() || script.exitCode() != 0) {
                    throw new IllegalStateException("The AWS CLI and moto cannot be fetched: " + script.output());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code env} fails with 127 where there is no such program. */
    private static Program run(String... command) {
        List<String> all = new ArrayList<>(List.of("env"));
        all.addAll(List.of(command));
        return Program.run(MODULE, all);
    }
}
