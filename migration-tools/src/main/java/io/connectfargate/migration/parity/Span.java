package io.connectfargate.migration.parity;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.migration.records.Range;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What there is to compare of a partition. Both sides were read after each other, the target first: what is there by then is on the
 * source by the time of the second look.
 *
 * @param compacted whether either side removes older records of a key: then the last one of each key counts
 * @param timestamps whether the copy keeps the records' timestamps
 * @param source its log
 * @param target its copy's log; empty if it could not be read or is not there
 * @param problem why not
 * @param copied the last source offset that Connect has noted as copied; empty if that is not known, -1 if none is
 */
record Span(
        TopicPartition partition,
        boolean compacted,
        boolean timestamps,
        Offsets source,
        Optional<Offsets> target,
        Optional<String> problem,
        OptionalLong copied) {

    /** The log of a partition as the ledger's reader reports it. */
    static Optional<Offsets> offsets(PartitionFacts facts) {
        return facts == null ? Optional.empty() : facts.offsets();
    }

    /** The last source offset that must have arrived: all that is committed, where nobody knows what is noted as copied. */
    long lastRequired() {
        return copied.orElse(source.stable() - 1);
    }

    /** Offsets that are committed on the source and not noted as copied yet, at least as many as records. */
    long left() {
        return Math.max(0, source.stable() - Math.max(source.start(), lastRequired() + 1));
    }

    /** Offsets behind an open transaction on the source. */
    long held() {
        return Math.max(0, source.end() - source.stable());
    }

    /** Offsets behind an open transaction on the target. */
    long heldOnTarget() {
        return target.map(log -> Math.max(0, log.end() - log.stable())).orElse(0L);
    }

    /** How many records both logs have at most. */
    long records() {
        return source.size() + target.map(Offsets::size).orElse(0L);
    }

    Range onSource(long from) {
        return new Range(partition, Math.max(from, source.start()), source.stable(), timestamps);
    }

    Range onTarget(long from) {
        Offsets log = target.orElseThrow();
        return new Range(partition, Math.max(from, log.start()), log.stable(), timestamps);
    }
}
