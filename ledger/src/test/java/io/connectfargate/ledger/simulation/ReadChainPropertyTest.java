package io.connectfargate.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Samples of a consumer at random moments against where it was reset. */
class ReadChainPropertyTest {
    private static final int SCHEDULES = 5_000;
    private static final int STEPS = 60;

    @Test
    void neverSaysUnbrokenOverAReset() {
        int sure = 0;
        int resets = 0;
        for (int seed = 1; seed <= SCHEDULES; seed++) {
            Random random = new Random(seed);
            SimulatedLog log = new SimulatedLog(0, random);
            log.append(10);
            SimulatedConsumer consumer = new SimulatedConsumer(random, 0);
            for (int step = 0; step < STEPS; step++) {
                act(random, log, consumer);
                OptionalLong from = random.nextInt(3) == 0 ? consumer.sample() : OptionalLong.empty();
                if (from.isPresent()) {
                    sure++;
                    assertThat(from.getAsLong())
                            .as("seed %s, step %s", seed, step)
                            .isGreaterThanOrEqualTo(consumer.resetTo());
                }
            }
            resets += consumer.resetTo() > 0 ? 1 : 0;
        }
        assertThat(sure).isGreaterThan(SCHEDULES);
        assertThat(resets).isGreaterThan(SCHEDULES / 3);
    }

    @Test
    void neverBreaksWhatRetentionOnlyFollows() {
        for (int seed = 1; seed <= SCHEDULES; seed++) {
            Random random = new Random(seed);
            SimulatedLog log = new SimulatedLog(0, random);
            SimulatedConsumer consumer = new SimulatedConsumer(random, 0);
            for (int step = 0; step < STEPS; step++) {
                log.append(random.nextInt(10));
                consumer.poll(log, random.nextInt(12), offset -> {});
                OptionalLong from = consumer.sample();
                assertThat(from.orElse(0)).as("seed %s, step %s", seed, step).isZero();
                log.trim(consumer.position());
            }
        }
    }

    private static void act(Random random, SimulatedLog log, SimulatedConsumer consumer) {
        int what = random.nextInt(10);
        if (what < 4) {
            log.append(1 + random.nextInt(8));
        } else if (what < 7) {
            consumer.poll(log, 1 + random.nextInt(6), offset -> {});
        } else if (what < 9) {
            log.trim(consumer.position() - random.nextInt(5));
        } else {
            log.trim(consumer.position() + random.nextInt(20));
        }
    }
}
