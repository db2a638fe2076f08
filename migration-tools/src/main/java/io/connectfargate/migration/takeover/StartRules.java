package io.connectfargate.migration.takeover;

import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.takeover.StartOffset.Evidence;
import io.connectfargate.migration.takeover.TailSearch.Tail;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides where copying begins, from what is stored, what both logs are, and where the target's last records are on the source.
 *
 * @param tool that has copied before
 * @param acceptGaps whether copying may begin at the source's first record if records before it were deleted uncopied
 */
record StartRules(OldTool tool, boolean acceptGaps) {
    private static final String TRUST = " If the stored offset is right all the same: --trust-stored ";

    /**
     * Of a partition whose records were compared.
     *
     * @param search over both logs, the source's included
     * @param tail where the target's last records are
     */
    StartOffset decide(TopicPartition partition, OptionalLong stored, TailSearch search, Tail tail) {
        if (tail.records() == 0) {
            return withoutRecords(partition, stored, search);
        }
        if (tail.agrees()) {
            return inRange(search.source(), agreed(partition, stored, tail));
        }
        if (tail.places() == 1) {
            return byContent(partition, stored, search, tail);
        }
        return notFound(partition, stored, search, tail);
    }

    /** Of a partition whose stored offset is used without comparing, because the user says so. */
    StartOffset trusted(TopicPartition partition, OptionalLong stored, PartitionLog source) {
        return inRange(
                source,
                StartOffset.of(
                        partition, stored, stored.orElse(0), Evidence.NOT_COMPARED, "used as it is by --trust-stored"));
    }

    /**
     * Of a partition that the target does not have.
     *
     * @param similar a topic of the target that may be its copy under another name
     */
    StartOffset withoutCopy(TopicPartition partition, OptionalLong stored, String copy, Optional<String> similar) {
        return stored.orElse(0) == 0
                ? notCopied(partition, stored)
                : StartOffset.rejected(
                        partition,
                        stored,
                        "offset " + stored.getAsLong() + " is stored, and the target has no " + copy
                                + similar.map(name -> " but has " + name
                                                + ". If that is its copy by another replication policy, copy it again under"
                                                + " its own name, from the first record.")
                                        .orElse(". Was it deleted, or copied under another name?" + TRUST
                                                + partition.topic()));
    }

    private static StartOffset agreed(TopicPartition partition, OptionalLong stored, Tail tail) {
        String reason = "the target's last " + tail.records() + " records end there";
        return tail.places() <= 1
                ? StartOffset.of(partition, stored, stored.getAsLong(), Evidence.CONFIRMED, reason)
                : StartOffset.of(
                        partition,
                        stored,
                        stored.getAsLong(),
                        Evidence.NOT_COMPARED,
                        reason + ", and at " + (tail.places() - 1) + " other places: content repeats");
    }

    private StartOffset withoutRecords(TopicPartition partition, OptionalLong stored, TailSearch search) {
        boolean wasWritten = search.target().end() > 0;
        if (stored.orElse(0) == 0 && !wasWritten) {
            return notCopied(partition, stored);
        }
        if (stored.isPresent() && wasWritten) {
            return inRange(
                    search.source(),
                    StartOffset.of(
                            partition,
                            stored,
                            stored.getAsLong(),
                            Evidence.NOT_COMPARED,
                            "the target has deleted its records"));
        }
        return StartOffset.rejected(
                partition,
                stored,
                (wasWritten
                                ? "nothing is stored, and the target has deleted records"
                                : "offset " + stored.getAsLong() + " is stored, and the target has no record")
                        + ". Was the topic created again?" + TRUST + partition.topic());
    }

    private StartOffset byContent(TopicPartition partition, OptionalLong stored, TailSearch search, Tail tail) {
        String place = "the target's last " + tail.records() + " records end at " + tail.next() + " on the source";
        boolean same = stored.isPresent() && !search.hasRecordBetween(tail.next(), stored.getAsLong());
        if (same) {
            return inRange(
                    search.source(), StartOffset.of(partition, stored, stored.getAsLong(), Evidence.CONFIRMED, place));
        }
        if (stored.isPresent() && tail.next() < stored.getAsLong()) {
            return StartOffset.rejected(
                    partition,
                    stored,
                    place + ", and offset " + stored.getAsLong()
                            + " is stored: what is between would be missing. Did the target lose records?" + TRUST
                            + partition.topic());
        }
        return inRange(
                search.source(),
                StartOffset.of(
                        partition,
                        stored,
                        tail.next(),
                        Evidence.CORRECTED,
                        place + "; stored is "
                                + (stored.isPresent() ? String.valueOf(stored.getAsLong()) : "nothing")));
    }

    private StartOffset notFound(TopicPartition partition, OptionalLong stored, TailSearch search, Tail tail) {
        if (stored.isEmpty() && !tool.keepsPartitions() && search.source().end() == 0) {
            // The target's records are copies of other partitions.
            return notCopied(partition, stored);
        }
        if (stored.isPresent() && !tool.keepsPartitions() && tail.places() == 0) {
            return inRange(
                    search.source(),
                    StartOffset.of(
                            partition,
                            stored,
                            stored.getAsLong(),
                            Evidence.NOT_COMPARED,
                            "the target's partition is no copy of this one alone: " + tool.label()
                                    + " need not keep partitions"));
        }
        String where = tail.places() == 0 ? "not found on the source" : "at " + tail.places() + " places on the source";
        return StartOffset.rejected(
                partition,
                stored,
                (stored.isPresent() ? "offset " + stored.getAsLong() : "nothing") + " is stored, and the target's last "
                        + tail.records() + " records are " + where
                        + ". Has something else written to the target, or changed the records?" + TRUST
                        + partition.topic());
    }

    private static StartOffset notCopied(TopicPartition partition, OptionalLong stored) {
        return StartOffset.of(partition, stored, 0, Evidence.NOT_COPIED, "nothing is stored and nothing copied");
    }

    /** MirrorMaker begins at the first record, without a word, if the source does not have the offset. */
    private StartOffset inRange(PartitionLog source, StartOffset start) {
        long next = start.next().orElseThrow();
        if (next > source.end()) {
            return StartOffset.rejected(
                    start.partition(),
                    start.stored(),
                    "offset " + next + " is stored, and the source ends at " + source.end()
                            + ". Is this another cluster, or was the topic created again?");
        }
        if (next >= source.begin() || next == 0 && start.stored().isEmpty()) {
            return start;
        }
        if (acceptGaps) {
            return StartOffset.of(
                    start.partition(),
                    start.stored(),
                    source.begin(),
                    start.evidence(),
                    "the source has deleted the records from " + next + " to before " + source.begin());
        }
        return StartOffset.rejected(
                start.partition(),
                start.stored(),
                "the source has deleted the records from " + next + " to before " + source.begin()
                        + ", which were not copied. To begin at the first that is left: --accept-gaps");
    }
}
