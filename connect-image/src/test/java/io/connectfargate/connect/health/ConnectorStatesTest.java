package io.connectfargate.connect.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectorStatesTest {
    private static final String CONNECTOR = """
            "%s":{"status":{"name":"%s","connector":{"state":"%s","worker_id":"127.0.0.1:8083","version":"4.3.1"},\
            "tasks":[{"id":0,"state":"RUNNING","worker_id":"127.0.0.1:8083"},\
            {"id":1,"state":"%s","worker_id":"%s","trace":"org.apache.kafka.ConnectException: no more\\n\\tat x"}],"type":"source"}}""";

    @Test
    void isHealthyWithoutConnectors() throws IOException {
        assertThat(firstFailure("{}")).isEmpty();
    }

    @Test
    void isHealthyWhileAllRun() throws IOException {
        assertThat(firstFailure("{" + connector("a", "RUNNING", "RUNNING", "127.0.0.1:8083") + ","
                        + connector("b", "PAUSED", "RUNNING", "127.0.0.1:8083") + "}"))
                .isEmpty();
    }

    @Test
    void namesTheFailedTaskAndTheFirstLineOfItsReason() throws IOException {
        assertThat(firstFailure("{" + connector("a", "RUNNING", "RUNNING", "127.0.0.1:8083") + ","
                        + connector("mm2-msc", "RUNNING", "FAILED", "127.0.0.1:8083") + "}"))
                .contains("connector mm2-msc task 1 has failed: org.apache.kafka.ConnectException: no more");
    }

    @Test
    void namesTheFailedConnector() throws IOException {
        assertThat(firstFailure("{" + connector("mm2-cpc", "FAILED", "RUNNING", "127.0.0.1:8083") + "}"))
                .contains("connector mm2-cpc has failed");
    }

    @Test
    void leavesAnotherWorkersFailureToThatWorker() throws IOException {
        assertThat(firstFailure("{" + connector("a", "RUNNING", "FAILED", "192.0.2.77:8083") + ","
                        + connector("b", "RUNNING", "FAILED", "127.0.0.1:8084") + "}"))
                .isEmpty();
    }

    private static String connector(String name, String state, String taskState, String worker) {
        return CONNECTOR.formatted(name, name, state, taskState, worker);
    }

    private static Optional<String> firstFailure(String json) throws IOException {
        return new ConnectorStates("127.0.0.1:8083")
                .firstFailure(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
