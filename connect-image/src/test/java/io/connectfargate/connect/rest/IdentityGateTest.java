package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class IdentityGateTest {
    private static final ConnectorRequest REQUEST = new ConnectorRequest("mm2-msc", Map.of("topics", "a"), true);

    @Test
    void refusesWhatIsNotKnownInTime() {
        CountDownLatch end = new CountDownLatch(1);
        IdentityGate gate = new IdentityGate((name, config) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        assertThat(gate.refusal(REQUEST, Duration.ofMillis(50)).orElseThrow())
                .contains("Connector mm2-msc", "nothing was changed", "could not be identified within 0 s");
        end.countDown();
    }

    @Test
    void tellsEverythingAtOnce() {
        IdentityGate gate = new IdentityGate((name, config) -> List.of(name + " one.", config.get("topics") + " two."));

        assertThat(gate.refusal(REQUEST, Duration.ofMinutes(1)).orElseThrow()).endsWith("\nmm2-msc one.\na two.");
    }

    @Test
    void leavesAConfigurationThatConnectRefusesToConnect() {
        IdentityGate gate = new IdentityGate((name, config) -> {
            throw new ConfigException("broken");
        });

        assertThat(gate.refusal(REQUEST, Duration.ofMinutes(1))).isEmpty();
    }
}
