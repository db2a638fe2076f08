package io.connectfargate.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the user may choose; the table in this module's README is compared with it by a test. */
final class Options {
    /** A record's value starts with topic, partition and sequence number: that much it needs. */
    static final int MIN_RECORD_SIZE = 100;

    /** Under the 1 MiB that brokers accept by default, headers and batch included. */
    static final int MAX_RECORD_SIZE = 1_000_000;

    private static final Pattern ADDRESSES = Pattern.compile("[^:,\\s]+:\\d{1,5}(,[^:,\\s]+:\\d{1,5})*");
    private static final List<String> ONLY_FOR_SAMPLES = List.of("--records", "--record-size", "--partitions");

    @Option(
            names = "--source",
            paramLabel = "HOST:PORT",
            description = "Bootstrap servers of a source cluster that exists, instead of an embedded one.")
    private String source;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            description = "Bootstrap servers of a target cluster that exists, instead of an embedded one.")
    private String target;

    @Option(
            names = "--sample-data",
            description = "Create sample topics and a consumer group on the given source, too. Embedded ones always get"
                    + " them.")
    private boolean sampleData;

    @Option(names = "--records", paramLabel = "N", defaultValue = "300000", description = "Sample records in all.")
    private long records;

    @Option(
            names = "--record-size",
            paramLabel = "B",
            defaultValue = "512",
            description = "Bytes in the value of a sample record.")
    private int recordSize;

    @Option(
            names = "--partitions",
            paramLabel = "P",
            defaultValue = "3",
            description = "Partitions of each sample topic.")
    private int partitions;

    @Option(names = "--port", paramLabel = "P", defaultValue = "8083", description = "Port of the worker's REST API.")
    private int port;

    @Option(
            names = "--metrics-port",
            paramLabel = "P",
            defaultValue = "3600",
            description = "Port of the worker's Prometheus metrics.")
    private int metricsPort;

    @Option(
            names = "--transaction-timeout",
            paramLabel = "S",
            defaultValue = "60",
            description = "Seconds to wait for transactions that are open on the source before the verdict names them.")
    private int transactionTimeout;

    @Option(names = "--exit", description = "Exit after the summary instead of running until Ctrl-C.")
    private boolean exit;

    @Option(names = "--help", usageHelp = true, description = "Print this help.")
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** All that is wrong with the options, a sentence each; empty if nothing is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        addressProblems(problems);
        between(problems, "--records", records, 1, Integer.MAX_VALUE);
        between(problems, "--record-size", recordSize, MIN_RECORD_SIZE, MAX_RECORD_SIZE);
        between(problems, "--partitions", partitions, 1, 200);
        between(problems, "--port", port, 1, 65535);
        between(problems, "--metrics-port", metricsPort, 1, 65535);
        between(problems, "--transaction-timeout", transactionTimeout, 0, 86_400);
        if (port == metricsPort) {
            problems.add("--port and --metrics-port are both " + port + ", but must differ.");
        }
        if (!hasSamples()) {
            ONLY_FOR_SAMPLES.stream()
                    .filter(name -> command.commandLine().getParseResult().hasMatchedOption(name))
                    .forEach(name ->
                            problems.add(name + " applies to sample data only: add --sample-data, or leave it out."));
        }
        return problems;
    }

    private void addressProblems(List<String> problems) {
        if ((source == null) != (target == null)) {
            problems.add((source == null ? "--source" : "--target")
                    + " is missing: give both --source and --target, or neither to get two embedded clusters.");
        }
        Stream.of(source, target)
                .filter(address ->
                        address != null && !ADDRESSES.matcher(address).matches())
                .forEach(address ->
                        problems.add("'" + address + "' is not an address: expected HOST:PORT[,HOST:PORT...]."));
        if (source != null && source.equals(target)) {
            problems.add("--source and --target are the same cluster: topics keep their names, so they must be two.");
        }
        if (sampleData && source == null && target == null) {
            problems.add("--sample-data is for --source and --target: embedded clusters always get sample data.");
        }
    }

    private static void between(List<String> problems, String name, long found, long min, long max) {
        if (found < min || found > max) {
            problems.add(name + " is " + found + ", but must lie between " + min + " and " + max + ".");
        }
    }

    /** The given source, or empty for an embedded one. */
    Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** The given target, or empty for an embedded one. */
    Optional<String> target() {
        return Optional.ofNullable(target);
    }

    /** Whether topics and a group are created on the source: always, unless the clusters are the user's own. */
    boolean hasSamples() {
        return sampleData || source == null || target == null;
    }

    /** Sample records over all topics and partitions. */
    long records() {
        return records;
    }

    /** Bytes of a sample record's value. */
    int recordSize() {
        return recordSize;
    }

    /** Partitions of each sample topic. */
    int partitions() {
        return partitions;
    }

    /** Where REST listens, on loopback. */
    int port() {
        return port;
    }

    /** Where metrics are served, on loopback. */
    int metricsPort() {
        return metricsPort;
    }

    /** How long records behind an open transaction are waited for, from the start of the copying. */
    Duration transactionTimeout() {
        return Duration.ofSeconds(transactionTimeout);
    }

    /** Whether to end after the summary. */
    boolean exit() {
        return exit;
    }
}
