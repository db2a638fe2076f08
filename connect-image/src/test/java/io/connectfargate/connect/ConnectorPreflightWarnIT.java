package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two workers that let every connector pass and log what is wrong: a request is looked at wherever it comes in. */
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
            }
        }
    }

    private static String taken(String connector) {
        return "Connector " + connector + " is taken all the same: The target cluster"
                + " (target.cluster.bootstrap.servers of " + connector + ") cannot be used";
    }

    private static HttpResponse<String> put(WorkerProcess worker, String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
    }
}
