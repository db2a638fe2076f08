package io.connectfargate.connect.groups;

import io.connectfargate.ledger.judgement.Level;

/** What would happen to a group if its consumers moved to the target now; the worst first. */
public enum GroupState {
    /** Its offsets could not be read. */
    UNKNOWN(Level.UNKNOWN),
    /** It has offsets on the source and none on the target. */
    NO_OFFSETS(Level.WARNING),
    /** It has none on the target for some partitions. */
    SOME_OFFSETS(Level.WARNING),
    /** Members on both clusters: records are processed twice. */
    ON_BOTH(Level.WARNING),
    /** It has none on the target yet; MirrorMaker has had no time. */
    WAITING(Level.FINE),
    /** The connector does not write offsets of groups to the target. */
    NOT_SYNCED(Level.FINE),
    /** Its consumers would continue on the target. */
    READY(Level.FINE),
    /** Its members are on the target. */
    MOVED(Level.FINE);

    private final Level level;

    GroupState(Level level) {
        this.level = level;
    }

    /** How bad it is. */
    public Level level() {
        return level;
    }
}
