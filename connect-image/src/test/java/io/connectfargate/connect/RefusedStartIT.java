package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts that end with a sentence, and need no cluster for that. */
class RefusedStartIT {
    @Test
    void tellsAllMistakesAndExitsWithTwo() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of("BROKERS", "b", "CONNECT_GRUP_ID", "x"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
            assertThat(worker.log())
                    .contains("3 mistakes", "BROKERS holds 'b'", "GROUP is not set", "CONNECT_GRUP_ID")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void tellsMistakesAsOneEventWhereTheLogIsJson() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of("BROKERS", "b", "LOG_FORMAT", "json"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
            assertThat(worker.log().lines())
                    .allSatisfy(
                            line -> assertThat(line).startsWith("{\"time\":").endsWith("}"))
                    .anySatisfy(line -> assertThat(line)
                            .contains("\"level\":\"ERROR\"", "2 mistakes", "BROKERS holds 'b'", "GROUP is not set"));
        }
    }

    @Test
    void tellsWhatOtherImagesCallItsVariables() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BOOTSTRAP_SERVERS", "b:9092",
                "GROUP_ID", "g",
                "KAFKA_HEAP_OPTS", "-Xmx2g",
                "KAFKA_CONNECT_TLS", "true",
                "CONNECT_KEY_CONVERTER", "io.confluent.connect.avro.AvroConverter",
                "CONNECT_INTERNAL_KEY_CONVERTER", "org.apache.kafka.connect.json.JsonConverter",
                "LOG_FORMAT", "yaml"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
            assertThat(worker.log())
                    .contains(
                            "5 mistakes",
                            "BROKERS is not set, but BOOTSTRAP_SERVERS is: here it is BROKERS",
                            "GROUP is not set, but GROUP_ID is: here it is GROUP",
                            "CONNECT_KEY_CONVERTER names io.confluent.connect.avro.AvroConverter, which is not in this image",
                            "CONNECT_INTERNAL_KEY_CONVERTER stands for",
                            "LOG_FORMAT is 'yaml'. Expected: text or json.")
                    .doesNotContain("Missing required", "CONNECT_HEADER_CONVERTER", "\tat ");
        }
    }

    @Test
    void warnsOfVariablesThatOtherImagesReadAndStarts() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS", "127.0.0.1:1",
                "GROUP", "g",
                "STARTUP_TIMEOUT_SECONDS", "1",
                "KAFKA_HEAP_OPTS", "-Xmx2g",
                "GROUP_ID", "other",
                "KAFKA_CONNECT_TLS", "true",
                "CONFIG_STORAGE_TOPIC", "my-configs",
                "KAFKA_CONNECT_SERVICE_HOST", "10.0.0.1",
                "CLIENT_ID", "x"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(30))).isEqualTo(3);
            assertThat(worker.log())
                    .contains(
                            "KAFKA_HEAP_OPTS is set, which other images read and this one does not. Expected: JDK_JAVA_OPTIONS",
                            "GROUP_ID is set, which other images read and this one does not. Expected: GROUP instead.",
                            "KAFKA_CONNECT_TLS is set, which other images read and this one does not. Expected: AUTH instead",
                            "CONFIG_STORAGE_TOPIC is set, which other images read and this one does not. Expected:"
                                    + " CONNECT_CONFIG_STORAGE_TOPIC instead.")
                    .doesNotContain("KAFKA_CONNECT_SERVICE_HOST", "CLIENT_ID", "mistake");
        }
    }

    @Test
    void saysThatTheClusterDoesNotAnswer() throws Exception {
        try (WorkerProcess worker =
                WorkerProcess.start(Map.of("BROKERS", "127.0.0.1:1", "GROUP", "g", "STARTUP_TIMEOUT_SECONDS", "1"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(30))).isEqualTo(3);
            assertThat(worker.log())
                    .contains(
                            "The target cluster (BROKERS) cannot be used: 127.0.0.1:1 refused the connection, since nothing"
                                    + " listens there; check host and port, and that the broker runs.")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void tellsMistakesAboutSecretsWithTheOthers() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS", "127.0.0.1:1",
                "GROUP", "g g",
                "REST_CREDENTIALS", "no-colon-s3cr3t",
                "TRUSTED_CERTIFICATES", "/run/secrets/ca.pem",
                "SOURCE_OAUTH_TOKEN_ENDPOINT_URL", "login.example.com"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
            assertThat(worker.log())
                    .contains(
                            "4 mistakes",
                            "GROUP is 'g g'",
                            "REST_CREDENTIALS cannot be used",
                            "TRUSTED_CERTIFICATES holds no certificates",
                            "SOURCE_OAUTH_TOKEN_ENDPOINT_URL is 'login.example.com'")
                    .doesNotContain("\tat ", "no-colon-s3cr3t");
        }
    }

    @Test
    void warnsOfACertificateThatExpired() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS", "127.0.0.1:1",
                "GROUP", "g",
                "STARTUP_TIMEOUT_SECONDS", "1",
                "TRUSTED_CERTIFICATES", Authority.create().expired("old").certificateChain()))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(30))).isEqualTo(3);
            assertThat(worker.log())
                    .contains("WARN TRUSTED_CERTIFICATES holds a certificate that expired on", ": CN=old.")
                    .doesNotContain("CN=Test authority");
        }
    }

    @Test
    void saysThatAStoreCannotBeOpened() throws Exception {
        Path store = Files.write(Files.createTempFile("no-store-", ".p12"), new byte[] {0x30, 1, 2, 3});
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                "127.0.0.1:9094",
                "GROUP",
                "g",
                "CONNECT_SSL_TRUSTSTORE_LOCATION",
                store.toString(),
                "TRUSTSTORE_PASSWORD",
                "wrong-one"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
            assertThat(worker.log()).contains("trust and key stores").doesNotContain("\tat ", "wrong-one");
        } finally {
            Files.delete(store);
        }
    }

    @Test
    void keepsAJaasLineToItselfThatCannotBeRead() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(
                Map.of(
                        "BROKERS",
                        "127.0.0.1:9092",
                        "GROUP",
                        "g",
                        "CONNECT_SECURITY_PROTOCOL",
                        "SASL_PLAINTEXT",
                        "CONNECT_SASL_MECHANISM",
                        "PLAIN",
                        "CONNECT_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"hun\"ter2\";"))) {
            assertThat(worker.awaitExit(Duration.ofSeconds(20))).isEqualTo(2);
            assertThat(worker.log()).contains("sasl.jaas.config cannot be read").doesNotContain("\tat ", "ter2", "hun");
        }
    }
}
