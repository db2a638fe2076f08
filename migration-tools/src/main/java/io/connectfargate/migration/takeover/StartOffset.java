package io.connectfargate.migration.takeover;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the copying of a partition begins.
 *
 * @param partition of the source
 * @param stored the offset after the last copied record by what the old tool has stored
 * @param next the first offset to copy; 0 is not written, since Connect begins there without any offset
 * @param evidence what says so
 * @param reason one sentence
 */
record StartOffset(TopicPartition partition, OptionalLong stored, OptionalLong next, Evidence evidence, String reason) {
    /** What an offset rests on. */
    enum Evidence {
        /** The target's last records are right before it on the source, and it is stored. */
        CONFIRMED,
        /** The target's last records are right before it on the source; something else or nothing is stored. */
        CORRECTED,
        /** Nothing is stored, and the target has no record. */
        NOT_COPIED,
        /** It is stored; records do not show whether it is right. */
        NOT_COMPARED,
        /** There is none: what is stored, what the target has, and what the source has do not fit together. */
        REJECTED
    }

    static StartOffset of(TopicPartition partition, OptionalLong stored, long next, Evidence evidence, String reason) {
        return new StartOffset(partition, stored, OptionalLong.of(next), evidence, reason);
    }

    static StartOffset rejected(TopicPartition partition, OptionalLong stored, String reason) {
        return new StartOffset(partition, stored, OptionalLong.empty(), Evidence.REJECTED, reason);
    }

    /** Whether there is none. */
    boolean isRejected() {
        return evidence == Evidence.REJECTED;
    }

    /** What Connect stores for it: the offset of the last copied record; empty if copying begins at offset 0. */
    Optional<Long> toStore() {
        return next.isPresent() && next.getAsLong() > 0 ? Optional.of(next.getAsLong() - 1) : Optional.empty();
    }
}
