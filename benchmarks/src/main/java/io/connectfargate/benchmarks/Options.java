package io.connectfargate.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** What a run measures, with how much data and how often. */
final class Options {
    @Option(
            names = "--megabytes",
            paramLabel = "MB",
            defaultValue = "1000",
            description = "Record bytes to copy in each round (default: ${DEFAULT-VALUE})")
    private int megabytes;

    @Option(
            names = "--warm-up-megabytes",
            paramLabel = "MB",
            defaultValue = "300",
            description =
                    "Copied before that and not measured, so that the JVM has compiled (default: ${DEFAULT-VALUE})")
    private int warmUpMegabytes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each variant runs, in turns (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--record-size",
            paramLabel = "BYTES",
            defaultValue = "1024",
            description = "Bytes of a record's value (default: ${DEFAULT-VALUE})")
    private int recordSize;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Records a second while latency is measured (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long latency is measured in each round (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "tasks.max of every variant (default: what the connector file says; 1 for stock)")
    private Integer tasks;

    @Option(
            names = "--variants",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "stock,off,poll,interval-100,interval-1000",
            description = "Any of " + Variant.SYNTAX + ", comma-separated (default: ${DEFAULT-VALUE})")
    private List<String> variants;

    /** All errors in the options, each as a sentence; empty if there is none. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        range(problems, "--megabytes", megabytes, 1, 1_000_000);
        range(problems, "--warm-up-megabytes", warmUpMegabytes, 1, 1_000_000);
        range(problems, "--rounds", rounds, 1, 1000);
        range(problems, "--record-size", recordSize, Records.SMALLEST, Records.LARGEST);
        range(problems, "--rate", rate, 1, 100_000);
        range(problems, "--seconds", seconds, 1, 3600);
        if (tasks != null) {
            range(problems, "--tasks", tasks, 1, Source.PARTITIONS);
        }
        for (String name : variants) {
            try {
                Variant.parse(name);
            } catch (IllegalArgumentException e) {
                problems.add("--variants " + e.getMessage());
            }
        }
        if (new HashSet<>(variants).size() < variants.size()) {
            problems.add("--variants names one twice, but each runs --rounds times: " + String.join(",", variants));
        }
        return problems;
    }

    /** Of the backfill. */
    long records() {
        return Math.max(1, megabytes * 1_000_000L / recordSize);
    }

    /** Of the backfill's values. */
    long bytes() {
        return records() * recordSize;
    }

    long warmUpRecords() {
        return Math.max(1, warmUpMegabytes * 1_000_000L / recordSize);
    }

    /** Of the phase that measures latency. */
    long trickleRecords() {
        return (long) rate * seconds;
    }

    int rounds() {
        return rounds;
    }

    int recordSize() {
        return recordSize;
    }

    int rate() {
        return rate;
    }

    /** {@code tasks.max}, null where each variant has its own. */
    Integer tasks() {
        return tasks;
    }

    /** @throws IllegalArgumentException if {@link #problems()} has not been asked first */
    List<Variant> variants() {
        return variants.stream().map(Variant::parse).toList();
    }

    private static void range(List<String> problems, String option, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(option + " is " + value + ", but must be from " + least + " to " + most);
        }
    }
}
