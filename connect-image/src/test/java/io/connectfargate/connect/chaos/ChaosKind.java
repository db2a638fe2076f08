package io.connectfargate.connect.chaos;

/** What happens to a topic, besides plain records. */
enum ChaosKind {
    /** Commits, aborts, and records removed behind the reader. */
    TRANSACTIONAL(false),
    /** Each key again and again, and records removed behind the reader. */
    COMPACTED(false),
    /** A few records, and then nothing. */
    IDLE(false),
    /** Records are removed wherever the reader is. */
    TRIMMED(true),
    /** It is deleted, and created again shorter or longer. */
    RECREATED(true),
    /** It is deleted while records of it wait. */
    DELETED(true),
    /** Its log ends earlier than before, without records that were copied. */
    TRUNCATED(true),
    /** The copy takes small records only. */
    TOO_LARGE(true),
    /** The target has too few brokers for a copy. */
    UNCREATABLE(true);

    private final boolean harmful;

    ChaosKind(boolean harmful) {
        this.harmful = harmful;
    }

    /** Whether what happens to it may lose records. */
    boolean isHarmful() {
        return harmful;
    }

    /** Whether records are removed behind the reader. */
    boolean isRemoved() {
        return this != UNCREATABLE && this != DELETED && this != TRUNCATED;
    }

    /** Those that stop a task have a connector of their own. */
    boolean isRefused() {
        return this == TOO_LARGE || this == UNCREATABLE;
    }
}
