package io.connectfargate.ledger.judgement;

/** The state of a partition or a topic in one word; the worst first, which hides the others. */
public enum State {
    /** Records were removed from the source before they were copied. */
    LOSING(Level.CRITICAL),
    /** The source topic was deleted and created again. */
    SOURCE_RECREATED(Level.CRITICAL),
    /** The source's log has become shorter at its end. */
    SOURCE_TRUNCATED(Level.CRITICAL),
    /** The source topic was deleted with records that were not copied. */
    SOURCE_DELETED(Level.CRITICAL),
    /** The copy was deleted. */
    COPY_DELETED(Level.CRITICAL),
    /** The copy was deleted and created again. */
    COPY_RECREATED(Level.CRITICAL),
    /** The copy's log has become shorter at its end. */
    COPY_TRUNCATED(Level.CRITICAL),
    /** The copy's records were removed while the source still holds them. */
    COPY_EMPTIED(Level.CRITICAL),
    /** Retention will soon remove records that are not copied. */
    RETENTION_CLOSE(Level.CRITICAL),
    /** Records wait, and nothing moves. */
    STALLED(Level.CRITICAL),
    /** There is no copy on the target. */
    NO_COPY(Level.CRITICAL),
    /** A transaction on the copy does not end, so consumers of committed records do not see what follows it. */
    COPY_BLOCKED(Level.CRITICAL),
    /** Not everything is known that would be needed to say more. */
    UNKNOWN(Level.UNKNOWN),
    /** Only records of an open transaction, and what follows it, are not copied. */
    OPEN_TRANSACTION(Level.WARNING),
    /** Records are being copied. */
    COPYING(Level.FINE),
    /** Everything on the source is copied. */
    IN_SYNC(Level.FINE);

    private final Level level;

    State(Level level) {
        this.level = level;
    }

    /** How bad it is. */
    public Level level() {
        return level;
    }

    /** The worse of the two. */
    public State or(State other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
