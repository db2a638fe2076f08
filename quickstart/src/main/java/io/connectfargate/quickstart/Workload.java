package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.Held;
import io.connectfargate.migration.parity.SourceLogs;
import io.connectfargate.migration.records.Range;
import io.connectfargate.migration.records.RecordDigest;
import io.connectfargate.migration.records.RecordReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies on the source when the migration starts, up to its high watermarks: as much must arrive. What is written later is not
 * waited for.
 *
 * @param parts the partitions that hold records
 */
record Workload(SortedMap<TopicPartition, Part> parts) {
    /** So many of the latest offsets are read first to find the last record. */
    private static final int TAIL = 200;

    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    /**
     * A partition's share.
     *
     * @param begin its first offset
     * @param last the offset of its last record, which is not always the end minus 1: markers take offsets, too
     * @param recordBytes the mean size of its latest records
     * @param held what lies behind an open transaction, up to the high watermark; records are not known yet there
     */
    record Part(long begin, long last, double recordBytes, Held held) {
        /** A part without an open transaction. */
        Part(long begin, long last, double recordBytes) {
            this(begin, last, recordBytes, new Held(last + 1, last + 1));
        }

        long offsets() {
            return visible() + held.offsets();
        }

        /** Without what is held. */
        long visible() {
            return last + 1 - begin;
        }
    }

    /** What lies behind open transactions, by partition. */
    SortedMap<TopicPartition, Held> held() {
        SortedMap<TopicPartition, Held> held = new TreeMap<>(parts.comparator());
        parts.forEach((partition, part) -> {
            if (part.held().offsets() > 0) {
                held.put(partition, part.held());
            }
        });
        return held;
    }

    /** So many offsets lie behind open transactions. */
    long heldOffsets() {
        return parts.values().stream().mapToLong(part -> part.held().offsets()).sum();
    }

    /** Offsets that must have arrived: without what is held. */
    long visibleOffsets() {
        return parts.values().stream().mapToLong(Part::visible).sum();
    }

    /** The names of its topics. */
    Set<String> topics() {
        return parts.keySet().stream().map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Offsets in all: the number of records, unless the source is compacted or written in transactions. */
    long offsets() {
        return parts.values().stream().mapToLong(Part::offsets).sum();
    }

    /**
     * Reads the end offsets of the given partitions.
     *
     * @throws Failure if one does not exist or cannot be read: nobody could say then that everything has arrived
     * @throws InterruptedException if this thread is to stop
     */
    static Workload of(RecordReader source, SourceLogs logs, Collection<TopicPartition> partitions)
            throws InterruptedException {
        Map<TopicPartition, PartitionFacts> found = logs.read(partitions);
        SortedMap<TopicPartition, Part> parts = new TreeMap<>(BY_NAME);
        requireAll(partitions, found.keySet());
        found.forEach((partition, facts) -> {
            Offsets log = offsets(partition, facts);
            Part part = part(source, partition, log.start(), log.stable(), log.end());
            if (part.offsets() > 0) {
                parts.put(partition, part);
            }
        });
        return new Workload(parts);
    }

    /**
     * The same, in which transactions that have ended since hold nothing back. What was written meanwhile is not added.
     *
     * @throws InterruptedException if this thread is to stop
     */
    Workload refreshed(RecordReader source, SourceLogs logs) throws InterruptedException {
        Set<TopicPartition> held = held().keySet();
        if (held.isEmpty()) {
            return this;
        }
        SortedMap<TopicPartition, Part> now = new TreeMap<>(parts);
        logs.read(held).forEach((partition, facts) -> {
            Part before = parts.get(partition);
            long to = before.held().to();
            long stable = Math.min(offsets(partition, facts).stable(), to);
            if (stable > before.held().from()) {
                now.put(partition, part(source, partition, before.begin(), stable, to));
            }
        });
        return new Workload(now);
    }

    private static Offsets offsets(TopicPartition partition, PartitionFacts facts) {
        return facts.offsets()
                .orElseThrow(() -> new Failure(
                        ExitCode.UNAVAILABLE,
                        "The end of " + partition + " on the source cannot be read: "
                                + facts.problem().orElse("no broker reports it") + "."));
    }

    /** @throws Failure naming those partitions that the source does not have */
    static void requireAll(Collection<TopicPartition> expected, Set<TopicPartition> existing) {
        SortedSet<TopicPartition> missing = new TreeSet<>(BY_NAME);
        missing.addAll(expected);
        missing.removeAll(existing);
        if (!missing.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "The source does not have these partitions, although MirrorMaker copies them: " + missing
                            + ". Their topics were deleted. Verify again once MirrorMaker has refreshed its topics.");
        }
    }

    private static Part part(RecordReader source, TopicPartition partition, long begin, long end, long highWatermark) {
        long records = 0;
        long bytes = 0;
        long last = begin - 1;
        long from = end;
        for (long tail = TAIL; records == 0 && from > begin; tail *= 10) {
            from = Math.max(begin, end - tail);
            Iterator<RecordDigest> latest = source.read(new Range(partition, from, end, true), seen -> {});
            while (latest.hasNext()) {
                RecordDigest seen = latest.next();
                records++;
                bytes += seen.bytes();
                last = seen.offset();
            }
        }
        return new Part(begin, last, records == 0 ? 0 : (double) bytes / records, new Held(end, highWatermark));
    }
}
