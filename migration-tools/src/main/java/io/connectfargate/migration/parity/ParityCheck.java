package io.connectfargate.migration.parity;

import io.connectfargate.migration.parity.Level.Kind;
import io.connectfargate.migration.parity.PartitionParity.Method;
import io.connectfargate.migration.parity.PartitionParity.Result;
import io.connectfargate.migration.records.RecordDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/** Compares topics of two clusters that exist. It reads both and writes to neither. */
public final class ParityCheck {
    /** What a kill loses at most. */
    private static final Duration SAVE_INTERVAL = Duration.ofSeconds(5);

    private final ClusterSide source;
    private final ClusterSide target;
    private final Optional<Evidence> earlier;
    private final Consumer<Evidence> save;
    private final Consumer<Progress> progress;

    /**
     * Prepares a comparison.
     *
     * @param earlier what an earlier run has found, to go on behind it
     * @param save is given the evidence every few seconds and at the end
     * @param progress is shown how far it is, often
     */
    public ParityCheck(
            ClusterSide source,
            ClusterSide target,
            Optional<Evidence> earlier,
            Consumer<Evidence> save,
            Consumer<Progress> progress) {
        this.source = source;
        this.target = target;
        this.earlier = earlier;
        this.save = save;
        this.progress = progress;
    }

    /**
     * How far a comparison is.
     *
     * @param read offsets of the target that were read
     * @param all offsets of the target
     * @param bytes of keys, values and headers that were read of the target
     */
    public record Progress(long read, long all, long bytes) {}

    /**
     * Compares. To be called once.
     *
     * @param topics names that both clusters should have
     * @param copied the last source offset of each partition that Connect has noted as copied, read before this call; empty if there is
     *     no Connect to ask: then all that is committed must have arrived
     * @throws io.connectfargate.migration.Failure if a cluster cannot be used, or if the earlier run was about other clusters
     * @throws InterruptedException if this thread is to stop
     */
    public Evidence run(Level level, Set<String> topics, Optional<Map<TopicPartition, Long>> copied)
            throws InterruptedException {
        Draft draft = new Draft(level, source.id(), target.id(), copied.isPresent());
        earlier.ifPresent(draft::requireSameClusters);
        Scope scope = Scope.of(source, target, topics, copied);
        draft.topics(scope.ids());
        earlier.ifPresent(evidence -> draft.notCovered().resume(evidence, scope.ids()));
        draft.notCovered().heldOnSource(source.openTransactions().find(scope.held()));
        draft.notCovered().heldOnTarget(target.openTransactions().find(scope.heldOnTarget()));
        FullCheck full = new FullCheck(new Watcher(scope, draft));
        try (LogPairs logs = new LogPairs(source, target)) {
            CommonBeginning beginning = new CommonBeginning(logs);
            SampleCheck sample = new SampleCheck(logs, level.records(), RandomGenerator.getDefault());
            for (Span span : scope.spans()) {
                draft.notCovered().traits(span);
                Optional<PartitionParity> found = withoutReading(span, level.kind());
                if (found.isPresent()) {
                    draft.put(found.get());
                } else if (level.kind() == Kind.SAMPLE) {
                    draft.put(sample.check(span));
                } else {
                    full.add(span, start(span, scope.ids(span), beginning));
                }
            }
        }
        full.run(source, target);
        Evidence evidence = draft.finished();
        save.accept(evidence);
        return evidence;
    }

    private static Optional<PartitionParity> withoutReading(Span span, Kind kind) {
        if (span.target().isEmpty()) {
            String problem = span.problem().orElseThrow();
            return Optional.of(PartitionParity.without(span, Method.NONE, Result.DIFFERENT, problem));
        }
        if (kind == Kind.COUNTS) {
            return Optional.of(PartitionParity.without(span, Method.COUNTS, Result.SAME, ""));
        }
        return kind == Kind.SAMPLE && span.compacted()
                ? Optional.of(PartitionParity.without(
                        span, Method.COUNTS, Result.UNKNOWN, "a compacted topic cannot be sampled; use --full"))
                : Optional.empty();
    }

    /** Logs that are shorter now were created again or truncated: what was compared then says nothing. */
    private static boolean isWithin(Span span, PartitionParity parity) {
        return parity.source().get(1) <= span.source().stable()
                && parity.target().get(1) <= span.target().orElseThrow().stable();
    }

    private Start start(Span span, TopicIds ids, CommonBeginning beginning) {
        return earlier.flatMap(evidence -> evidence.reusable(span, ids))
                .filter(parity -> !span.compacted() && isWithin(span, parity))
                .map(Start::behind)
                .orElseGet(() -> beginning.find(span));
    }

    private final class Watcher implements FullCheck.Observer {
        private final Draft draft;
        private final long all;
        private long finished;
        private long inPartition;
        private long bytes;
        private Instant saved = Instant.now();

        Watcher(Scope scope, Draft draft) {
            this.draft = draft;
            all = scope.spans().stream()
                    .flatMap(span -> span.target().stream())
                    .mapToLong(log -> log.size())
                    .sum();
        }

        @Override
        public void read(RecordDigest seen, FullCheck.SequenceSoFar soFar) {
            inPartition++;
            bytes += seen.bytes();
            draft.notCovered().record(seen.bytes());
            if ((inPartition & 0xFFF) != 0) {
                return;
            }
            progress.accept(new Progress(Math.min(all, finished + inPartition), all, bytes));
            if (saved.plus(SAVE_INTERVAL).isBefore(Instant.now())) {
                save.accept(draft.with(soFar.parity()));
                saved = Instant.now();
            }
        }

        @Override
        public void done(Span span, PartitionParity parity) {
            draft.put(parity);
            finished += span.target().orElseThrow().size();
            inPartition = 0;
            progress.accept(new Progress(finished, all, bytes));
        }
    }
}
