package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two workers that let every connector pass and log what is wrong: a request is checked wherever it comes in. */
class ConnectorPreflightWarnIT {
    @Test
    void takesConnectorAndTellsWhatIsWrongWhereTheRequestCameIn() throws Exception {
        try (SecuredMigration migration = new SecuredMigration()) {
            // Given
            Map<String, String> environment = migration.worker("forward");
            environment.put("PREFLIGHT", "warn");
            try (WorkerProcess one = WorkerProcess.start(environment).awaitHealthy();
                    WorkerProcess other = WorkerProcess.start(environment).awaitHealthy()) {
                Map<String, String> config = migration.connector("MirrorHeartbeatConnector");
                SecuredMigration.setPassword(config, "target", "wrong-one");

                // When
                HttpResponse<String> toOne = put(one, "one", config);
                HttpResponse<String> toOther = put(other, "other", config);

                // Then
                assertThat(toOne.statusCode()).as(toOne.body()).isEqualTo(201);
                assertThat(toOther.statusCode()).as(toOther.body()).isEqualTo(201);
                assertThat(one.log()).contains(taken("one"));
                assertThat(other.log()).contains(taken("other"));
                assertThat(unknownSource(one, migration.connector("MirrorSourceConnector")))
                        .as("unknown access warns, unknown identity rejects")
                        .containsPattern("Could not check whether the source cluster \\(.*are one cluster: "
                                + "|Its clusters could not be identified within \\d+ s");
            }
        }
    }

    /** @return the answer for a source whose broker accepts connections and does not respond */
    private static String unknownSource(WorkerProcess worker, Map<String, String> config) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            config.put("source.cluster.bootstrap.servers", "localhost:" + silent.getLocalPort());
            HttpResponse<String> answer = put(worker, "unknown", config);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            return answer.body();
        }
    }

    private static String taken(String connector) {
        return "Connector " + connector + " was accepted because PREFLIGHT is warn: The target cluster"
                + " (target.cluster.bootstrap.servers of " + connector + ") cannot be used";
    }

    private static HttpResponse<String> put(WorkerProcess worker, String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
    }
}
