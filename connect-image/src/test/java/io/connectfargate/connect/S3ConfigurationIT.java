package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.secured.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ConfigurationIT {
    @TempDir
    private Path directory;

    @Test
    void takesTheOldSamplesPropertiesFileFromS3() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                S3Server s3 = S3Server.start(directory)) {
            s3.put(
                    "config",
                    "connect-distributed.properties",
                    "bootstrap.servers=BROKERS\ngroup.id=GROUP\nstatus.storage.topic=status-GROUP\n"
                            .getBytes(StandardCharsets.UTF_8));
            Map<String, String> environment = new HashMap<>(s3.environment());
            environment.put("BROKERS", kafka.bootstrapServers());
            environment.put("GROUP", "from-s3");
            environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/connect-distributed.properties");

            try (WorkerProcess worker = WorkerProcess.start(environment)) {
                worker.awaitHealthy();

                assertThat(worker.log())
                        .contains("status.storage.topic = status-from-s3")
                        .doesNotContain(S3Server.SECRET_KEY);
            }
        }
    }

    @Test
    void readsFromAnEndpointOfAPrivateAuthority() throws Exception {
        Authority authority = Authority.create();
        try (S3Server s3 = S3Server.start(directory, authority.server("127.0.0.1"))) {
            s3.put("config", "connect-distributed.properties", new byte[0]);
            Map<String, String> environment = new HashMap<>(s3.environment());
            environment.put("BROKERS", "127.0.0.1:1");
            environment.put("GROUP", "g");
            environment.put("STARTUP_TIMEOUT_SECONDS", "1");
            environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/connect-distributed.properties");

            assertThat(outcome(environment)).contains("S3 cannot be read", "PKIX path building failed");
            environment.put("TRUSTED_CERTIFICATES", authority.certificate());
            assertThat(outcome(environment)).doesNotContain("S3").contains("127.0.0.1:1");
        }
    }

    private static String outcome(Map<String, String> environment) throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(environment)) {
            worker.awaitExit(Duration.ofMinutes(3));
            return worker.log();
        }
    }

    @Test
    void waitsForS3AndEndsAsWithATargetThatIsAway() throws Exception {
        Map<String, String> environment = new HashMap<>();
        try (S3Server s3 = S3Server.start(directory)) {
            environment.putAll(s3.environment());
        }
        environment.put("BROKERS", "127.0.0.1:1");
        environment.put("GROUP", "g");
        environment.put("STARTUP_TIMEOUT_SECONDS", "10");
        environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/connect-distributed.properties");

        try (WorkerProcess worker = WorkerProcess.start(environment)) {
            assertThat(worker.awaitExit(Duration.ofMinutes(2))).isEqualTo(3);
            assertThat(worker.log())
                    .contains(
                            "Trying again",
                            "could not be read within 10 s (STARTUP_TIMEOUT_SECONDS). S3 cannot be read")
                    .doesNotContain("configuration error", "\tat ");
        }
    }

    @Test
    void goesOnOnceS3HasRecovered() throws Exception {
        // Given: more refusals than the SDK itself tries
        HttpServer s3 = serverThatRecoversAfter(5);
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + s3.getAddress().getPort(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY,
                "BROKERS", "127.0.0.1:1",
                "GROUP", "g",
                "STARTUP_TIMEOUT_SECONDS", "60",
                "KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/connect-distributed.properties"));

        // When
        try (WorkerProcess worker = WorkerProcess.start(environment)) {

            // Then: it has gone on to the target, which nobody needs to wait for
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(worker.log())
                            .contains("S3 responded with 503. Trying again.", "127.0.0.1:1 refused the connection"));
            assertThat(worker.log()).doesNotContain("configuration error");
        } finally {
            s3.stop(0);
        }
    }

    private static HttpServer serverThatRecoversAfter(int refusals) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            byte[] body = "group.id=GROUP\n".getBytes(StandardCharsets.UTF_8);
            boolean up = requests.incrementAndGet() > refusals;
            exchange.sendResponseHeaders(up ? 200 : 503, up ? body.length : -1);
            if (up) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        s3.start();
        return s3;
    }

    @Test
    void saysWhatIsWrongWithAnObject() throws Exception {
        try (S3Server s3 = S3Server.start(directory)) {
            s3.put("config", "other", new byte[] {1});
            Map<String, String> environment = new HashMap<>(s3.environment());
            environment.put("BROKERS", "127.0.0.1:1");
            environment.put("GROUP", "g");
            environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/missing.properties");

            try (WorkerProcess worker = WorkerProcess.start(environment)) {
                assertThat(worker.awaitExit(Duration.ofMinutes(2))).isEqualTo(2);
                assertThat(worker.log())
                        .contains(
                                "s3://config/missing.properties, which cannot be read", "404 NoSuchKey", "s3:GetObject")
                        .doesNotContain("\tat ");
            }
        }
    }
}
