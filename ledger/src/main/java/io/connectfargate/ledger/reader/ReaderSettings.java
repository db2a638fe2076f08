package io.connectfargate.ledger.reader;

import java.time.Duration;

/**
 * How often and how patiently a cluster is asked.
 *
 * @param limit a round has this long; what has not been answered by then is unknown
 * @param describeEvery topics are described again in each n-th round, and those that were not found in each
 * @param retentionEvery retention settings and the offsets of old records are read in each n-th round
 * @param transactions at most so many partitions are asked for their producers in a round
 * @param ahead records that retention removes within this time are close to it
 */
public record ReaderSettings(Duration limit, int describeEvery, int retentionEvery, int transactions, Duration ahead) {
    /** For a round each 15 seconds. */
    public static final ReaderSettings DEFAULT =
            new ReaderSettings(Duration.ofSeconds(10), 4, 20, 20, Duration.ofHours(1));
}
