package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Connectors;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A target like MSK's with SASL/SCRAM: TLS, port 9096, a user with a password that must show up nowhere. */
class ScramIT {
    /** With characters that text replacement and properties files stumble over. */
    private static final String PASSWORD = "s3cr3t/&$%1";

    private static final String BROKERS = "target:9096";
    private static final Certificate CERTIFICATE = Certificate.of("target");

    @RegisterExtension
    static final Clusters clusters = new Clusters(Map.of(
            "BROKER_SASL",
            BROKERS,
            "BROKER_SCRAM",
            "SCRAM-SHA-512=[name=connect,password=" + PASSWORD + "]",
            "BROKER_PROPERTIES",
            String.join(
                    "\n",
                    "ssl.keystore.type=PEM",
                    "ssl.keystore.key=" + CERTIFICATE.key(),
                    "ssl.keystore.certificate.chain=" + CERTIFICATE.certificate())));

    @Test
    void runsConnectorWithoutShowingThePassword() {
        // Given
        WorkerContainer worker = clusters.workerWithOnly(environment()).untilHealthy();
        worker.start();
        String file = Connectors.json("sasl-scram/mm2-hbc-sasl-auth.json", clusters)
                .replace(clusters.target().internal(), BROKERS)
                .replaceFirst(
                        "\\{",
                        "{\"target.cluster.ssl.truststore.type\": \"PEM\","
                                + "\"target.cluster.ssl.truststore.certificates\": \"" + CERTIFICATE.certificate()
                                + "\",");

        // When
        ConnectRest.Answer created = worker.rest().put("/connectors/mm2-hbc/config", file);

        // Then
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> worker.rest().workersOf("mm2-hbc").size() == 1);
        Topic heartbeats = new Topic(clusters.target(), "heartbeats", 1);
        await().atMost(Duration.ofMinutes(3)).until(() -> !heartbeats.entries().isEmpty());
        assertThat(worker.getLogs()).contains("sasl-scram").doesNotContain("s3cr3t");
        for (String path : new String[] {"/connectors/mm2-hbc", "/connectors?expand=info&expand=status"}) {
            assertThat(worker.rest().get(path).body()).as(path).doesNotContain("s3cr3t");
        }
    }

    private static Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "BROKERS",
                BROKERS,
                "GROUP",
                "migration",
                "USERNAME",
                "connect",
                "PASSWORD",
                PASSWORD,
                "TARGET_USERNAME",
                "connect",
                "TARGET_PASSWORD",
                PASSWORD,
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES",
                CERTIFICATE.certificate()));
    }
}
