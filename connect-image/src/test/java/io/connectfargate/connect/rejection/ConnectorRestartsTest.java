package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.junit.jupiter.api.Test;

class ConnectorRestartsTest {
    private final List<String> asked = new ArrayList<>();
    private Throwable answer;
    private final ConnectorRestarts restarts = new ConnectorRestarts((connector, callback) -> {
        asked.add(connector);
        callback.onCompletion(answer, null);
    });

    @Test
    void areRepeatedUntilTheGroupHasRebalanced() {
        answer = new RebalanceNeededException("a rebalance is expected");
        restarts.add("mm2-msc");
        restarts.run(Set.of("mm2-msc"));
        restarts.run(Set.of("mm2-msc"));
        assertThat(asked).hasSize(2);

        answer = null;
        restarts.run(Set.of("mm2-msc"));
        restarts.run(Set.of("mm2-msc"));
        assertThat(asked).hasSize(3);
    }

    @Test
    void areLeftToTheWorkerThatHasTheConnectorNow() {
        restarts.add("mm2-msc");
        restarts.run(Set.of());
        restarts.run(Set.of("mm2-msc"));

        assertThat(asked).isEmpty();
    }
}
