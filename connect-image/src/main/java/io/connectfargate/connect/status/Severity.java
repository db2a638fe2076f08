package io.connectfargate.connect.status;

import io.connectfargate.ledger.judgement.Level;
import java.util.Locale;

/** How bad a finding is, the worst first. */
enum Severity {
    /** To be acted on: the verdict is critical, too. */
    CRITICAL(Level.CRITICAL),
    /** Something could not be checked: the verdict is not fine. */
    UNKNOWN(Level.UNKNOWN),
    /** Probably not meant. */
    WARNING(Level.FINE),
    /** To be known. */
    INFO(Level.FINE);

    private final Level level;

    Severity(Level level) {
        this.level = level;
    }

    /** What it means for the verdict. */
    Level level() {
        return level;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
