package io.connectfargate.quickstart;

import java.util.Optional;

/**
 * What the offset that MirrorMaker has given a group on the target means for it.
 *
 * @param exact what {@code migrate offsets} finds in its place; empty if that is not known
 * @param lost records that the group has not read on the source and would never read on the target
 * @param reread records that it has read on the source and would read once more on the target
 */
record GroupPlace(GroupOffsets.Position position, Optional<ExactOffset> exact, long lost, long reread) {
    /**
     * Compares both offsets.
     *
     * @param before records on the target that lie before the exact offset and not before MirrorMaker's; negative if MirrorMaker's is the
     *     later one
     */
    static GroupPlace of(GroupOffsets.Position position, ExactOffset exact, long before) {
        long lost = Math.max(0, -before - exact.rereads());
        long reread = before < 0 ? 0 : before + exact.rereads();
        return new GroupPlace(position, Optional.of(exact), lost, reread);
    }

    /** Of a group that has no offset on the target, or of which the exact one is not known. */
    static GroupPlace unknown(GroupOffsets.Position position, Optional<ExactOffset> exact) {
        return new GroupPlace(position, exact, 0, 0);
    }
}
