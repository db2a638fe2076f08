package io.connectfargate.ledger.observation;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far a task has read a partition. Its consumer passes transaction markers and aborted records, which a stored offset does not.
 *
 * @param reader identifies the consumer's life, forever and on all workers: a task that was restarted is another reader, since it
 *     resumes at the stored offset
 * @param offset a lower bound of the next offset that it reads
 * @param seen when it was at least there
 * @param inFlight whether records that the task was handed before {@code offset} are not yet in a stored offset
 * @param unbrokenFrom no reset of the position led beyond this offset, so from there to {@code offset} the reader, or another one
 *     before it that stored its offset, was handed everything readable; empty if the caller cannot exclude a reset. {@link ReadChain}
 *     finds it
 */
public record Reading(String reader, long offset, Instant seen, InFlight inFlight, OptionalLong unbrokenFrom) {
    /** What a task was handed and has not stored. */
    public enum InFlight {
        /** Nothing: all is written to the target, and the stored offset covers it. */
        NONE,
        /** Something. */
        SOME,
        /** Nobody knows. */
        UNKNOWN
    }

    /** A consumer's position alone, as its metrics show it. */
    public static Reading position(String reader, long offset, Instant seen) {
        return new Reading(reader, offset, seen, InFlight.UNKNOWN, OptionalLong.empty());
    }

    /** Whether everything readable before {@link #offset} is done. */
    public boolean isSettled() {
        return inFlight == InFlight.NONE;
    }
}
