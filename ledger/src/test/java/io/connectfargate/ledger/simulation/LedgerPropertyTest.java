package io.connectfargate.ledger.simulation;

import org.junit.jupiter.api.Test;

/** The ledger against the truth, in random histories. {@code -Dledger.schedules=1 -Dledger.seed=…} repeats one and tells it. */
class LedgerPropertyTest {
    private static final int SCHEDULES = Integer.getInteger("ledger.schedules", 20_000);
    private static final int LOOKS = 12;

    @Test
    void agreesWithTheTruth() {
        long first = Long.getLong("ledger.seed", 1);
        for (long seed = first; seed < first + SCHEDULES; seed++) {
            Run run = new Run(new Schedule(seed), seed);
            for (int look = 0; look < LOOKS; look++) {
                run.step();
            }
            run.calm();
        }
    }
}
