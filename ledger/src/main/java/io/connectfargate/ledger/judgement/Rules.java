package io.connectfargate.ledger.judgement;

import java.time.Duration;

/**
 * How patient the judgement is.
 *
 * @param readCommitted whether the tasks read committed records only, so that an open transaction holds records back
 * @param transactionOpen after this time an open transaction on the source is named
 * @param copyBlocked after this time a last stable offset of a copy that does not move is reported; longer than a worker's own
 *     transactions take
 * @param stalled after this time without any movement a partition with waiting records is stalled; longer than two intervals in which
 *     Connect stores offsets
 * @param noCopy after this time a topic without a copy is reported; longer than MirrorMaker needs to create it
 */
public record Rules(
        boolean readCommitted, Duration transactionOpen, Duration copyBlocked, Duration stalled, Duration noCopy) {
    /** For tasks as the shipped connector files configure them. */
    public static final Rules DEFAULT =
            new Rules(true, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(2));
}
