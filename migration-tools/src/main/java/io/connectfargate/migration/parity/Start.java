package io.connectfargate.migration.parity;

import io.connectfargate.migration.records.SequenceChecker.Verified;

/**
 * Where the comparison of a partition begins on both sides.
 *
 * @param source an offset
 * @param target the offset of the copy of the record that follows
 * @param before what an earlier run has compared up to here
 * @param beforeSource where the earlier run began on the source; {@code source} if there was none
 * @param beforeTarget the same on the target
 */
record Start(long source, long target, Verified before, long beforeSource, long beforeTarget) {
    /** Of a first run. */
    static Start at(long source, long target) {
        return new Start(source, target, Verified.NOTHING, source, target);
    }

    /** Of a run that goes on behind another one's. */
    static Start behind(PartitionParity earlier) {
        long source = earlier.source().get(1);
        long target = earlier.target().get(1);
        Verified before = new Verified(source, target, earlier.records(), earlier.bytes(), earlier.hash());
        return new Start(
                source,
                target,
                before,
                earlier.source().get(0),
                earlier.target().get(0));
    }
}
