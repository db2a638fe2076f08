package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncFailuresTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String PRODUCER = "\"old->new|mm2-msc-eu-1|offset-syncs-target-producer\"";

    private final SyncFailures failures = new SyncFailures();

    @Test
    void tellsSinceWhenTheyFailAndForgetsThemAfterTenMinutes() {
        failures.look(Map.of(PRODUCER, 0.0), NOON);
        assertThat(failures.failing(NOON)).isEmpty();

        failures.look(Map.of(PRODUCER, 3.0), NOON.plusSeconds(15));
        failures.look(Map.of(PRODUCER, 5.0), NOON.plusSeconds(60));

        assertThat(failures.failing(NOON.plusSeconds(60))).isEqualTo(Map.of("mm2-msc-eu", NOON.plusSeconds(15)));
        failures.look(Map.of(PRODUCER, 5.0), NOON.plusSeconds(700));
        assertThat(failures.failing(NOON.plusSeconds(700))).isEmpty();
        failures.look(Map.of(PRODUCER, 6.0), NOON.plusSeconds(800));
        assertThat(failures.failing(NOON.plusSeconds(800))).isEqualTo(Map.of("mm2-msc-eu", NOON.plusSeconds(800)));
    }

    @Test
    void forgetsAProducerThatIsGone() {
        failures.look(Map.of(PRODUCER, 2.0), NOON);
        assertThat(failures.failing(NOON)).isNotEmpty();

        failures.look(Map.of(), NOON.plusSeconds(15));

        assertThat(failures.failing(NOON.plusSeconds(15))).isEmpty();
    }
}
