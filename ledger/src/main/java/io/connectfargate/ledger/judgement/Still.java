package io.connectfargate.ledger.judgement;

import java.time.Duration;
import java.time.Instant;

/** Since when a number has not changed. */
record Still(long value, Instant since) {
    /** The next look. */
    static Still next(Still before, long value, Instant now) {
        return before != null && before.value == value ? before : new Still(value, now);
    }

    boolean lasts(Duration duration, Instant now) {
        return !since.plus(duration).isAfter(now);
    }
}
