package io.connectfargate.migration.parity;

import io.connectfargate.migration.parity.PartitionParity.Method;
import io.connectfargate.migration.records.KeyedChecker;
import io.connectfargate.migration.records.Range;
import io.connectfargate.migration.records.RangeFeed;
import io.connectfargate.migration.records.RecordDigest;
import io.connectfargate.migration.records.Sequence;
import io.connectfargate.migration.records.SequenceChecker;
import io.connectfargate.migration.records.SequenceChecker.Verified;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Compares every record of some partitions. One thread reads each side; this one compares. */
final class FullCheck {
    private final Map<Span, Start> starts = new LinkedHashMap<>();
    private final Observer observer;

    /** Receives how far the check is, from the thread that runs it. */
    interface Observer {
        /** One more record of the target was read. */
        void read(RecordDigest seen, SequenceSoFar soFar);

        /** A partition is done. */
        void done(Span span, PartitionParity parity);
    }

    /** What is known of the partition that is being compared, made only when it is asked for. */
    interface SequenceSoFar {
        PartitionParity parity();
    }

    FullCheck(Observer observer) {
        this.observer = observer;
    }

    /** Adds a partition whose copy is there. */
    void add(Span span, Start start) {
        starts.put(span, start);
    }

    /** Reads everything. To be called once. */
    void run(ClusterSide source, ClusterSide target) {
        List<Range> onSource = new ArrayList<>();
        List<Range> onTarget = new ArrayList<>();
        starts.forEach((span, start) -> {
            for (int pass = 0; pass < passes(span); pass++) {
                onSource.add(span.onSource(start.source()));
                onTarget.add(span.onTarget(start.target()));
            }
        });
        try (RangeFeed sourceFeed = new RangeFeed("read-source", source.records(), onSource);
                RangeFeed targetFeed = new RangeFeed("read-target", target.records(), onTarget)) {
            starts.forEach((span, start) -> observer.done(
                    span,
                    span.compacted()
                            ? keys(span, start, sourceFeed, targetFeed)
                            : order(span, start, sourceFeed.next(), targetFeed.next())));
        }
    }

    private static int passes(Span span) {
        return span.compacted() ? KeyedChecker.passes(span.records()) : 1;
    }

    private PartitionParity order(
            Span span, Start start, Iterator<RecordDigest> onSource, Iterator<RecordDigest> onTarget) {
        SequenceChecker[] checker = new SequenceChecker[1];
        Iterator<RecordDigest> observed =
                new Observed(onTarget, seen -> observer.read(seen, () -> soFar(span, start, checker[0].verified())));
        checker[0] = new SequenceChecker(onSource, observed, span.lastRequired(), start.before());
        Sequence found = checker[0].check();
        Verified same = checker[0].verified();
        PartitionParity parity = PartitionParity.of(
                span,
                Method.ORDER,
                compared(start.beforeSource(), same.sourceEnd()),
                compared(start.beforeTarget(), same.targetEnd()),
                found,
                same);
        boolean atEndOnly = found.hasOnlyMissing() && found.missing() == checker[0].missingAtEnd();
        return span.heldOnTarget() > 0 && atEndOnly ? parity.undecided(span) : parity;
    }

    private static PartitionParity soFar(Span span, Start start, Verified same) {
        return PartitionParity.unfinished(
                span,
                compared(start.beforeSource(), same.sourceEnd()),
                compared(start.beforeTarget(), same.targetEnd()),
                same);
    }

    private static List<Long> compared(long from, long end) {
        return List.of(from, Math.max(from, end));
    }

    private PartitionParity keys(Span span, Start start, RangeFeed onSource, RangeFeed onTarget) {
        Sequence found = new Sequence(0, 0, 0, 0, 0, 0, "");
        int passes = passes(span);
        for (int pass = 0; pass < passes; pass++) {
            Iterator<RecordDigest> observed = new Observed(onTarget.next(), seen -> observer.read(seen, () -> null));
            KeyedChecker checker = new KeyedChecker(span.lastRequired(), span.records(), pass, passes);
            found = found.and(checker.check(onSource.next(), observed));
        }
        PartitionParity parity = PartitionParity.of(
                span,
                Method.KEYS,
                List.of(start.source(), span.source().stable()),
                List.of(start.target(), span.target().orElseThrow().stable()),
                found,
                Verified.NOTHING);
        // Where a key's last record would be is not known: it may be the one that cannot be read yet.
        return span.heldOnTarget() > 0 && found.missing() > 0 ? parity.undecided(span) : parity;
    }

    private record Observed(Iterator<RecordDigest> records, Consumer<RecordDigest> observer)
            implements Iterator<RecordDigest> {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public RecordDigest next() {
            RecordDigest seen = records.next();
            observer.accept(seen);
            return seen;
        }
    }
}
