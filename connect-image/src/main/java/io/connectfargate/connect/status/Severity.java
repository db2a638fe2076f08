package io.connectfargate.connect.status;

import io.connectfargate.connect.findings.Kind;
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

    /** Of what the checks of a worker found. */
    static Severity of(Kind kind) {
        return switch (kind) {
            case FEWER_PARTITIONS, NO_COPY, REJECTED_RECORDS -> CRITICAL;
            case NOT_LOOKED_AT -> UNKNOWN;
            case TIMESTAMP_TYPE, LIFTED_LIMIT -> INFO;
            default -> WARNING;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
