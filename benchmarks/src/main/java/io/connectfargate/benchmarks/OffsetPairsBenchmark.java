package io.connectfargate.benchmarks;

import io.connectfargate.client.WorkerJvm;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command behind {@code offset-pairs.sh}: what it takes to read a large offset-syncs topic. */
@Command(
        name = "benchmarks/offset-pairs.sh",
        description = {
            "Measures how long 'migrate offsets' reads MirrorMaker's offset pairs for many groups, and the memory that it needs,",
            "in a JVM of its own.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all pairs were read", "1:they were not", "2:wrong options"})
public final class OffsetPairsBenchmark implements Callable<Integer> {
    @Option(names = "--pairs", defaultValue = "50000000", description = "Stored pairs. Default: 50000000")
    private long pairs;

    @Option(names = "--partitions", defaultValue = "100", description = "Their source partitions. Default: 100")
    private int partitions;

    @Option(names = "--groups", defaultValue = "24", description = "Groups with an offset in each. Default: 24")
    private int groups;

    @Option(names = "--heap", defaultValue = "64m", description = "-Xmx of the JVM that reads them. Default: 64m")
    private String heap;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private OffsetPairsBenchmark() {}

    /**
     * Runs the benchmark and ends this JVM with one of the exit codes that {@code --help} lists.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** For tests: does not end this JVM. */
    static CommandLine commandLine() {
        return new CommandLine(new OffsetPairsBenchmark());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            print("Storing %,d offset pairs of %,d partitions", pairs, partitions);
            new OffsetPairs(kafka.bootstrapServers(), partitions).write(pairs);
            Process reader = new ProcessBuilder(List.of(
                            WorkerJvm.java(),
                            "-Xmx" + heap,
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OffsetPairsReader.class.getName(),
                            kafka.bootstrapServers(),
                            Long.toString(pairs),
                            Integer.toString(partitions),
                            Integer.toString(groups)))
                    .redirectErrorStream(true)
                    .start();
            reader.inputReader().lines().forEach(line -> print("%s", line));
            return reader.waitFor() == 0 ? 0 : 1;
        }
    }

    private void print(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
        spec.commandLine().getOut().flush();
    }
}
