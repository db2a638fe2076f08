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
 * @param problem why the offsets are unknown
 * @param retentionProblem why nobody can say what retention removes soon, if it was asked for
 * @param transactionProblem why the open transaction was not reported, if it was asked for
 */
public record PartitionFacts(
        Optional<Offsets> offsets,
        OptionalLong closeToRetention,
        boolean limitedBySize,
        Optional<OpenTransaction> transaction,
        Optional<String> problem,
        Optional<String> retentionProblem,
        Optional<String> transactionProblem) {
    /** Offsets, and nothing more. */
    public static PartitionFacts of(Offsets offsets) {
        return of(offsets, OptionalLong.empty(), false, Optional.empty());
    }

    /** The same with what the brokers would not or could not tell. */
    public PartitionFacts without(Optional<String> retention, Optional<String> ofTransaction) {
        return new PartitionFacts(
                offsets, closeToRetention, limitedBySize, transaction, problem, retention, ofTransaction);
    }

    /** Offsets with what was reported of retention and transactions. */
    public static PartitionFacts of(
            Offsets offsets, OptionalLong close, boolean limitedBySize, Optional<OpenTransaction> transaction) {
        return new PartitionFacts(
                Optional.of(offsets),
                close,
                limitedBySize,
                transaction,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing, since the cluster did not report it. */
    public static PartitionFacts unknown(String problem) {
        return new PartitionFacts(
                Optional.empty(),
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Optional.of(problem),
                Optional.empty(),
                Optional.empty());
    }
}
