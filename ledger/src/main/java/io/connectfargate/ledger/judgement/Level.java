package io.connectfargate.ledger.judgement;

/** How bad something is, from good to bad. */
public enum Level {
    /** Nothing to do. */
    FINE,
    /** To be known, not to be acted on at once. */
    WARNING,
    /** Something is not known, so nobody may rely on the rest. */
    UNKNOWN,
    /** To be acted on. */
    CRITICAL;

    /** The worse of the two. */
    public Level or(Level other) {
        return compareTo(other) < 0 ? other : this;
    }
}
