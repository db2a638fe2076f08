package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.Level.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
        Verdict verdict = Verdict.of(level.kind(), partitions, notCovered);
        return evidence(verdict.line(), verdict.passed() && level.kind() == Kind.FULL, verdict.passed(), partitions);
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
