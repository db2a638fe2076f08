package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.RestException;
import io.connectfargate.client.WorkerImage;
import io.connectfargate.migration.Failure;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command behind {@code quickstart.sh}. */
@Command(
        name = "./quickstart.sh",
        description = {
            "Migrates topics and consumer groups from one Kafka cluster to another, on this machine:",
            "starts both clusters, the worker and its three connectors, and checks what arrived.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every record arrived once and in order, and the consumer groups' offsets arrived",
            "1:something is missing, duplicated or out of order: the output says what",
            "2:wrong options, a port in use, too little memory or disk",
            "3:a cluster cannot be reached, or the worker or a connector is not running",
            "130:stopped by Ctrl-C before the summary"
        })
public final class Quickstart implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    private Quickstart() {}

    /** The command with its options and their descriptions. */
    static CommandLine commandLine() {
        return new CommandLine(new Quickstart());
    }

    Options options() {
        return options;
    }

    /**
     * Runs the quickstart and ends this JVM with one of the exit codes that {@code --help} lists.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<String> problems = options.problems();
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println("Try ./quickstart.sh --help");
            return ExitCode.USAGE.code();
        }
        Shutdown shutdown = Shutdown.install();
        try (shutdown) {
            return shutdown.exitCode(
                    run(shutdown, shutdown.closing(TempFolder.create()).path()));
        }
    }

    private int run(Shutdown shutdown, Path temp) {
        // Read by slf4j-simple when the first logger is made, which is not before this line.
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", temp.resolve("quickstart.log").toString());
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        try {
            return new Migration(options, sourceTree(), shutdown, temp).run();
        } catch (Failure failure) {
            return failed(failure);
        } catch (InterruptedException | InterruptException e) {
            // Only a signal interrupts, and it has its own exit code.
            return ExitCode.NOT_VERIFIED.code();
        } catch (UncheckedIOException | RestException e) {
            return failed(new Failure(ExitCode.UNAVAILABLE, e.getMessage()));
        } catch (KafkaException e) {
            return failed(new Failure(ExitCode.UNAVAILABLE, "A Kafka client failed: " + e.getMessage()));
        }
    }

    /** The checkout, or a {@link Failure} that names every file that is missing there. */
    private static SourceTree sourceTree() {
        SourceTree tree = SourceTree.find();
        List<Path> needed = new ArrayList<>(WorkerImage.files(tree.workerImage()));
        needed.add(tree.connectors("no-auth"));
        tree.missing(needed).ifPresent(missing -> {
            throw new Failure(ExitCode.USAGE, missing + " Run ./mvnw -pl quickstart -am package -Dquick -Djib.skip");
        });
        return tree;
    }

    private static int failed(Failure failure) {
        System.err.println();
        System.err.println(failure.getMessage());
        return failure.exitCode().code();
    }
}
