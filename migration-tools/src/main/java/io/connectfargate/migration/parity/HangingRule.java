package io.connectfargate.migration.parity;

import io.connectfargate.ledger.observation.OpenTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which open transactions hang: nobody will complete them but an operator. */
final class HangingRule {
    /** Coordinators look for transactions that are too old every 10 seconds, and their clock may differ from this machine's. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** Brokers accept no longer timeout of a transaction, unless their {@code transaction.max.timeout.ms} is another. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private HangingRule() {}

    /**
     * Why the transaction hangs, or empty if it may still be completed.
     *
     * @param known what its coordinator reports
     * @param abandoned whether the partition still had the transaction after the coordinator had reported none there
     */
    static Optional<String> reason(OpenTransaction open, Coordinated known, boolean abandoned, Instant now) {
        if (abandoned) {
            return Optional.of("its coordinator no longer has the transaction, and will not complete it");
        }
        if (known.begun().isPresent()) {
            Duration timeout = known.timeout().orElseThrow();
            return known.begun().get().plus(timeout).plus(GRACE).isBefore(now)
                    ? Optional.of(
                            "its coordinator should have aborted it after its timeout of " + timeout.toSeconds() + " s")
                    : Optional.empty();
        }
        return open.lastWrite().plus(LONGEST).isBefore(now)
                ? Optional.of("its last record is older than " + LONGEST.toMinutes()
                        + " min, the longest timeout that brokers accept by default, and its coordinator did not"
                        + " report the transaction")
                : Optional.empty();
    }
}
