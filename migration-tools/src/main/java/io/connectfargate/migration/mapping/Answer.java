package io.connectfargate.migration.mapping;

import java.util.OptionalLong;

/**
 * What was found for an offset of the source.
 *
 * @param source the offset that was looked for
 * @param target the offset on the target that the group continues at; empty if {@link Proof#AHEAD}
 * @param proof how far it is proven
 * @param rereads the largest number of records that may be read again; 0 if the proof is exact
 * @param sourceReading what was read of the source for it
 * @param targetReading what was read of the target for it; what was read once for several offsets counts for each
 * @param reason part of a sentence for the user
 */
public record Answer(
        long source,
        OptionalLong target,
        Proof proof,
        long rereads,
        Reading sourceReading,
        Reading targetReading,
        String reason) {
    /** Whether nothing is skipped and nothing is read again. */
    public boolean isExact() {
        return target.isPresent() && rereads == 0;
    }
}
