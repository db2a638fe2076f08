package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoppedConnectorTest {
    private static final String CONFIG = "GET /connectors/mm2-msc/config";
    private static final String STATUS = "GET /connectors/mm2-msc/status";
    private static final String STOPPED = "{\"connector\":{\"state\":\"STOPPED\"},\"tasks\":[]}";

    private FakeWorker worker;
    private StoppedConnector connector;

    @BeforeEach
    void start() throws Exception {
        worker = new FakeWorker();
        connector = new StoppedConnector(worker.rest(), "mm2-msc", Map.of("topics", "london", "password", "s3cr3t"));
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void isFineWithoutOneOfThatName() throws Exception {
        assertThat(connector.problems()).isEmpty();
    }

    @Test
    void isFineWithTheOneThatAnEarlierRunHasCreated() throws Exception {
        worker.on(CONFIG, 200, "{\"name\":\"mm2-msc\",\"topics\":\"london\",\"password\":\"s3cr3t\"}")
                .on(STATUS, 200, STOPPED);

        assertThat(connector.problems()).isEmpty();
    }

    @Test
    void reportsARunningAndAnotherOneWithoutItsSecrets() throws Exception {
        worker.on(CONFIG, 200, "{\"topics\":\"paris\",\"password\":\"0ther\",\"tasks.max\":\"1\"}")
                .on(STATUS, 200, STOPPED.replace("STOPPED", "RUNNING"));

        assertThat(connector.problems())
                .satisfiesExactly(
                        running -> assertThat(running).contains("exists already and is RUNNING", "/mm2-msc/stop"),
                        other -> assertThat(other)
                                .contains("another configuration: password, tasks.max, topics")
                                .doesNotContain("s3cr3t", "0ther"));
    }

    @Test
    void createsItStopped() throws Exception {
        worker.on("POST /connectors", 201, "{}")
                .on(STATUS, 404, "{\"error_code\":404}")
                .on(STATUS, 200, STOPPED);

        connector.create();

        assertThat(worker.requests().get(0)).contains("\"name\":\"mm2-msc\",\"initial_state\":\"STOPPED\"");
    }

    @Test
    void continuesWithTheOneThatExists() throws Exception {
        worker.on("POST /connectors", 409, "{\"error_code\":409,\"message\":\"Connector mm2-msc already exists\"}")
                .on(STATUS, 200, STOPPED);

        connector.create();

        assertThat(worker.requests()).hasSize(2);
    }

    @Test
    void passesOnWhyTheWorkerRejects() {
        worker.on("POST /connectors", 400, "{\"error_code\":400,\"message\":\"no such topic\"}");

        assertThatThrownBy(() -> connector.create())
                .hasMessageContaining("was rejected; nothing was changed. no such topic")
                .satisfies(failure -> assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void saysWhatFailedAfterResume() {
        worker.on("PUT /connectors/mm2-msc/resume", 202, "")
                .on(STATUS, 200, "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[]}")
                .on(
                        STATUS,
                        200,
                        "{\"connector\":{\"state\":\"RUNNING\"},"
                                + "\"tasks\":[{\"id\":0,\"state\":\"FAILED\",\"trace\":\"it broke\"}]}");

        assertThatThrownBy(() -> connector.resume()).hasMessageContaining("mm2-msc task 0 has failed: it broke");
    }
}
