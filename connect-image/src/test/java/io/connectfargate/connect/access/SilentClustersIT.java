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

/** A client that creates a connector learns that brokers do not respond while it still waits for the response. */
class SilentClustersIT {
    @Test
    void tellsInTimeThatNoBrokerOfEitherClusterAnswers() throws Exception {
        try (SecuredMigration migration = new SecuredMigration();
                WorkerProcess worker =
                        WorkerProcess.start(migration.worker("silent")).awaitHealthy();
                ServerSocket one = silent();
                ServerSocket two = silent();
                ServerSocket three = silent()) {
            // Given
            String servers = "localhost:%d,localhost:%d,localhost:%d"
                    .formatted(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
            Map<String, String> config = migration.connector("MirrorSourceConnector");
            config.put("source.cluster.bootstrap.servers", servers);
            config.put("target.cluster.bootstrap.servers", servers);

            // When
            HttpResponse<String> answer =
                    worker.insist("PUT", "/connectors/mm2-msc/config", SecuredMigration.json(config));

            // Then: out of time, Connect would have accepted it
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains(
                            "source.cluster.bootstrap.servers of mm2-msc",
                            "target.cluster.bootstrap.servers of mm2-msc");
        }
    }

    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
