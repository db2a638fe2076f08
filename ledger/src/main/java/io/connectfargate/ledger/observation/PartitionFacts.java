package io.connectfargate.ledger.observation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a cluster reported of one partition.
 *
 * @param offsets empty if they could not be read
 * @param closeToRetention records before this offset are removed by age soon (an hour ahead); empty if age removes none, or if that
 *     is not known
 * @param limitedBySize whether {@code retention.bytes} limits the log
 * @param transaction the one that holds back the last stable offset, if it was asked for and reported
 * @param problem what could not be read, a sentence
 */
public record PartitionFacts(
        Optional<Offsets> offsets,
        OptionalLong closeToRetention,
        boolean limitedBySize,
        Optional<OpenTransaction> transaction,
        Optional<String> problem) {
    /** Offsets, and nothing more. */
    public static PartitionFacts of(Offsets offsets) {
        return new PartitionFacts(
                Optional.of(offsets), OptionalLong.empty(), false, Optional.empty(), Optional.empty());
    }

    /** Nothing, since the cluster did not report it. */
    public static PartitionFacts unknown(String problem) {
        return new PartitionFacts(
                Optional.empty(), OptionalLong.empty(), false, Optional.empty(), Optional.of(problem));
    }
}
