package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.Level.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Evidence while it is collected. */
final class Draft {
    private final Level level;
    private final String sourceCluster;
    private final String targetCluster;
    private final String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final List<PartitionParity> partitions = new ArrayList<>();
    private final NotCovered notCovered;
    private List<TopicIds> topics = List.of();

    /** @param copiedKnown whether Connect could be asked what it has noted as copied */
    Draft(Level level, String sourceCluster, String targetCluster, boolean copiedKnown) {
        this.level = level;
        this.sourceCluster = sourceCluster;
        this.targetCluster = targetCluster;
        notCovered = new NotCovered(copiedKnown);
    }

    void requireSameClusters(Evidence earlier) {
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

    /** What this run cannot say. */
    NotCovered notCovered() {
        return notCovered;
    }

    /** Which topics are compared. */
    void topics(List<TopicIds> ids) {
        topics = ids;
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
        boolean passed = wrong.isEmpty() && notCovered.open() == 0 && !partitions.isEmpty() && !isNothingCompared();
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
        if (notCovered.open() > 0) {
            return text("NOT VERIFIED: %,d partitions wait for an open transaction on the source.", notCovered.open());
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
                notCovered.sentences(partitions),
                topics,
                List.copyOf(found));
    }
}
