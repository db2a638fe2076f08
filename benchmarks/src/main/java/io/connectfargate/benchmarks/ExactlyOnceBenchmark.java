package io.connectfargate.benchmarks;

import io.connectfargate.client.RestException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code exactly-once.sh}: what exactly-once source support costs. */
@Command(
        name = "benchmarks/exactly-once.sh",
        description = {
            "Measures what exactly-once source support costs this product's worker, next to a stock one:",
            "throughput, CPU and memory of a backfill, and the latency of single records.",
            ""
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every variant copied every record, and the table has been printed",
            "1:a worker failed, or a record was lost, duplicated or out of order: the output says which",
            "2:wrong options"
        })
public final class ExactlyOnceBenchmark implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private final Options options = new Options();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private ExactlyOnceBenchmark() {}

    /**
     * Runs the benchmark and ends this JVM with one of the exit codes that {@code --help} lists.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        // On Ctrl-C no worker stays behind.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly),
                        "stop-workers"));
        System.exit(commandLine().execute(arguments));
    }

    /** For tests: does not end this JVM. */
    static CommandLine commandLine() {
        return new CommandLine(new ExactlyOnceBenchmark()).setParameterExceptionHandler((mistake, arguments) -> {
            mistake.getCommandLine().getErr().println(mistake.getMessage());
            mistake.getCommandLine().getErr().println("Try benchmarks/exactly-once.sh --help");
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> problems = options.problems();
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), problems));
        }
        try {
            measure(Setup.find());
            return CommandLine.ExitCode.OK;
        } catch (Failure | RestException | UncheckedIOException failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return FAILED;
        }
    }

    private void measure(Setup setup) throws InterruptedException {
        logTo(setup);
        print(machine());
        ResultTable report = new ResultTable(options.variants());
        try (Source source = new Source(options.recordSize())) {
            print(
                    "Filling the source: %d records for the warm-up, %d to measure",
                    options.warmUpRecords(), options.records());
            source.fill(Round.WARM_UP, options.warmUpRecords());
            source.fill(Round.BACKFILL, options.records());
            for (int round = 1; round <= options.rounds(); round++) {
                for (Variant variant : order(round)) {
                    String live = "live-" + variant.name() + "-" + round;
                    Measurement measurement = new Round(setup, options, source, variant, live).run();
                    report.add(variant, measurement);
                    print("round %d/%d %s: %s", round, options.rounds(), variant.name(), ResultTable.line(measurement));
                }
            }
        }
        print("%n%s", report);
        print(machine());
    }

    /** Each round begins with another variant: none always has the machine at its best. */
    private List<Variant> order(int round) {
        List<Variant> order = new ArrayList<>(options.variants());
        Collections.rotate(order, 1 - round);
        return order;
    }

    private void print(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
        spec.commandLine().getOut().flush();
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores (%s), load average %.1f, Java %s, Kafka %s",
                system.getAvailableProcessors(),
                system.getArch(),
                system.getSystemLoadAverage(),
                Runtime.version().feature(),
                AppInfoParser.getVersion());
    }

    /** Read by slf4j-simple when the first logger is made, which is not before. */
    private static void logTo(Setup setup) {
        System.setProperty(
                "org.slf4j.simpleLogger.logFile",
                setup.output().resolve("brokers.log").toString());
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    }
}
