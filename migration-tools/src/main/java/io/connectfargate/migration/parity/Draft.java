package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.Level.Kind;
import io.connectfargate.migration.parity.PartitionParity.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Evidence while it is collected. */
final class Draft {
    private final Level level;
    private final String sourceCluster;
    private final String targetCluster;
    private final boolean copiedKnown;
    private boolean resumed;
    private final String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final List<PartitionParity> partitions = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Set<String> ownTimestamps = new TreeSet<>();
    private final Set<String> compacted = new TreeSet<>();

    /** @param copiedKnown whether Connect could be asked what it has noted as copied */
    Draft(Level level, String sourceCluster, String targetCluster, boolean copiedKnown) {
        this.level = level;
        this.sourceCluster = sourceCluster;
        this.targetCluster = targetCluster;
        this.copiedKnown = copiedKnown;
    }

    void requireSameClusters(Evidence earlier) {
        resumed = true;
        if (!earlier.sourceCluster().equals(sourceCluster)
                || !earlier.targetCluster().equals(targetCluster)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The evidence to resume from is about other clusters: " + earlier.sourceCluster() + " and "
                            + earlier.targetCluster() + ", not " + sourceCluster + " and " + targetCluster
                            + ". Leave out --resume, or give its evidence.");
        }
    }

    void put(PartitionParity parity) {
        partitions.add(parity);
    }

    void openTransactions(List<String> sentences) {
        open.addAll(sentences);
    }

    void traits(Span span) {
        String topic = span.partition().topic();
        if (!span.timestamps()) {
            ownTimestamps.add(topic);
        }
        if (span.compacted()) {
            compacted.add(topic);
        }
    }

    /** The evidence of a run that is not at its end. */
    Evidence with(PartitionParity unfinished) {
        List<PartitionParity> all = new ArrayList<>(partitions);
        if (unfinished != null) {
            all.add(unfinished);
        }
        return evidence("NOT FINISHED: this run did not come to its end. Go on with --resume.", false, false, all);
    }

    Evidence finished() {
        List<PartitionParity> wrong =
                partitions.stream().filter(parity -> !parity.isSame()).toList();
        boolean passed = wrong.isEmpty() && open.isEmpty() && !partitions.isEmpty() && !isNothingCompared();
        return evidence(verdict(wrong), passed && level.kind() == Kind.FULL, passed, partitions);
    }

    /** There are records, and none was noted as copied: their absence on the target would be no difference. */
    private boolean isNothingCompared() {
        return level.kind() != Kind.COUNTS && records() == 0 && left() > 0;
    }

    private long records() {
        return partitions.stream().mapToLong(PartitionParity::records).sum();
    }

    private long left() {
        return partitions.stream().mapToLong(PartitionParity::left).sum();
    }

    private String verdict(List<PartitionParity> wrong) {
        if (partitions.isEmpty()) {
            return "NOT VERIFIED: there is no partition to compare.";
        }
        if (!wrong.isEmpty()) {
            return text(
                    "DIFFERENT: %,d of %,d partitions, the first is %s (%s).",
                    wrong.size(),
                    partitions.size(),
                    wrong.get(0).name(),
                    wrong.get(0).problem());
        }
        if (!open.isEmpty()) {
            return text("NOT VERIFIED: %,d partitions wait for an open transaction on the source.", open.size());
        }
        if (isNothingCompared()) {
            return text("NOT VERIFIED: nothing is noted as copied, %,d offsets are still to be copied.", left());
        }
        return fine();
    }

    private String fine() {
        long records = records();
        long left = left();
        String later = left == 0 ? "" : text(", %,d offsets are still to be copied", left);
        return switch (level.kind()) {
            case COUNTS ->
                text(
                        "COUNTED: %,d partitions have their copy%s. Records were not compared: use --full.",
                        partitions.size(), later);
            case SAMPLE ->
                text(
                        "SAMPLED: %,d records of %,d partitions are the same%s. The others were not compared: use --full.",
                        records, partitions.size(), later);
            case FULL ->
                text("VERIFIED: %,d records of %,d partitions are the same%s.", records, partitions.size(), later);
        };
    }

    private static String first(List<PartitionParity> wrong) {
        return ", the first is " + wrong.get(0).name() + " (" + wrong.get(0).problem() + ")";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private Evidence evidence(String verdict, boolean same, boolean passed, List<PartitionParity> found) {
        String version =
                Objects.requireNonNullElse(Draft.class.getPackage().getImplementationVersion(), "not packaged");
        return new Evidence(
                version,
                at,
                level,
                sourceCluster,
                targetCluster,
                verdict,
                same,
                passed,
                notCovered(),
                List.copyOf(found));
    }

    private List<String> notCovered() {
        List<String> sentences = new ArrayList<>(open);
        sentences.add("Records that were written after this check began, and the order between partitions.");
        if (resumed) {
            sentences.add(
                    "What the earlier run compared was not read again. Topics that were created again since, and are longer now, are"
                            + " not noticed.");
        }
        if (!copiedKnown) {
            sentences.add(
                    "What Connect has noted as copied is not known (no --connect): all that is committed on the source was expected.");
        }
        topics(sentences, ownTimestamps, "Timestamps are not compared: the broker sets them (LogAppendTime) for ");
        topics(
                sentences,
                compacted,
                "The last record of each key is compared, older ones are not, for the compacted topics ");
        String trimmed = partitions.stream()
                .filter(parity ->
                        parity.method() == Method.ORDER && parity.source().get(0) > 0)
                .map(PartitionParity::name)
                .limit(10)
                .collect(Collectors.joining(", "));
        if (!trimmed.isEmpty()) {
            sentences.add("What retention has removed on the source before this check, of " + trimmed + ".");
        }
        return sentences;
    }

    private static void topics(List<String> sentences, Set<String> topics, String beginning) {
        if (!topics.isEmpty()) {
            sentences.add(beginning + String.join(", ", topics) + ".");
        }
    }
}
