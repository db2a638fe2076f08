package io.connectfargate.migration.verify;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies on the source when the migration starts: as much must arrive. What is written later is not waited for.
 *
 * @param parts the partitions that hold records
 */
public record Workload(SortedMap<TopicPartition, Part> parts) {
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
     */
    public record Part(long begin, long last, double recordBytes) {
        long offsets() {
            return last + 1 - begin;
        }
    }

    /** Offsets in all: the number of records, unless the source is compacted or written in transactions. */
    public long offsets() {
        return parts.values().stream().mapToLong(Part::offsets).sum();
    }

    /** Reads the end offsets of the given partitions. One that was deleted meanwhile holds nothing. */
    public static Workload of(RecordReader source, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = new HashMap<>(source.beginnings(partitions));
        Map<TopicPartition, Long> ends = source.ends(partitions);
        SortedMap<TopicPartition, Part> parts = new TreeMap<>(BY_NAME);
        begins.keySet().retainAll(ends.keySet());
        begins.forEach((partition, begin) -> {
            Part part = part(source, partition, begin, ends.get(partition));
            if (part.offsets() > 0) {
                parts.put(partition, part);
            }
        });
        return new Workload(parts);
    }

    private static Part part(RecordReader source, TopicPartition partition, long begin, long end) {
        long records = 0;
        long bytes = 0;
        long last = begin - 1;
        long from = end;
        for (long tail = TAIL; records == 0 && from > begin; tail *= 10) {
            from = Math.max(begin, end - tail);
            Iterator<RecordDigest> latest = source.read(partition, from, end, seen -> {});
            while (latest.hasNext()) {
                RecordDigest seen = latest.next();
                records++;
                bytes += seen.bytes();
                last = seen.offset();
            }
        }
        return new Part(begin, last, records == 0 ? 0 : (double) bytes / records);
    }
}
