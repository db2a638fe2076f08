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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The AWS CLI and a Python with moto: this machine's, or Debian's where one is missing or too old. Nothing is installed. */
public final class AwsTools {
    private static final Path MODULE = SourceTree.find().home().resolve("aws-emulator");
    private static final Path FETCHED = MODULE.resolve("target/aws-tools");
    private static final Pattern CLI_VERSION = Pattern.compile("aws-cli/([12])\\.(\\d+)");

    /** Since these releases the CLI reads AWS_ENDPOINT_URL. */
    private static final Map<String, Integer> OLDEST_CLI = Map.of("1", 29, "2", 13);

    /** The patches fit moto 5.2 and what follows it. */
    private static final String HAS_MOTO =
            "import sys, moto.server; sys.exit(tuple(int(part) for part in moto.__version__.split('.')[:2]) < (5, 2))";

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

    /** A Python, as a command, that can import moto. */
    static String python() {
        return find().python;
    }

    private static synchronized AwsTools find() {
        if (found == null) {
            boolean here = succeeds("python3", "-c", HAS_MOTO) && cliIsNewEnough();
            if (!here) {
                fetch();
            }
            found = here ? new AwsTools(System.getenv("PATH"), "python3") : fetched();
        }
        return found;
    }

    private static AwsTools fetched() {
        Path bin = FETCHED.resolve("bin");
        return new AwsTools(
                bin + ":" + System.getenv("PATH"),
                bin.resolve("python-with-moto").toString());
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

    private static boolean cliIsNewEnough() {
        Matcher version = CLI_VERSION.matcher(run("aws", "--version").output());
        return version.find() && Integer.parseInt(version.group(2)) >= OLDEST_CLI.get(version.group(1));
    }

    private static boolean succeeds(String... command) {
        return run(command).exitCode() == 0;
    }

    /** {@code env} fails with 127 where there is no such program. */
    private static Program run(String... command) {
        List<String> all = new ArrayList<>(List.of("env"));
        all.addAll(List.of(command));
        return Program.run(Path.of("/"), all);
    }
}
