package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that end with a sentence and an exit code, in this JVM; a container shows each exit code once, in system-tests. */
class WorkerLauncherTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void tellsAllMistakesAndExitsWithTwo() {
        assertThat(exitCode(Map.of("BROKERS", "b", "CONNECT_GRUP_ID", "x"))).isEqualTo(2);
        assertThat(said())
                .contains("3 configuration errors", "BROKERS contains 'b'", "GROUP is not set", "CONNECT_GRUP_ID")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void tellsOneMistakeAsOne() {
        assertThat(exitCode(Map.of("BROKERS", "b:9092"))).isEqualTo(2);
        assertThat(said())
                .contains("1 configuration error", "GROUP is not set")
                .doesNotContain("configuration errors", "\tat ");
    }

    @Test
    void tellsWhatOtherImagesCallItsVariables() {
        assertThat(exitCode(Map.of(
                        "BOOTSTRAP_SERVERS", "b:9092",
                        "GROUP_ID", "g",
                        "KAFKA_HEAP_OPTS", "-Xmx2g",
                        "KAFKA_CONNECT_TLS", "true",
                        "CONNECT_KEY_CONVERTER", "io.confluent.connect.avro.AvroConverter",
                        "CONNECT_INTERNAL_KEY_CONVERTER", "org.apache.kafka.connect.json.JsonConverter",
                        "LOG_FORMAT", "yaml")))
                .isEqualTo(2);
        assertThat(said())
                .contains(
                        "5 configuration errors",
                        "BROKERS is not set, but BOOTSTRAP_SERVERS is: here it is BROKERS",
                        "GROUP is not set, but GROUP_ID is: here it is GROUP",
                        "CONNECT_KEY_CONVERTER names io.confluent.connect.avro.AvroConverter, which is not in this"
                                + " image",
                        "CONNECT_INTERNAL_KEY_CONVERTER maps to",
                        "LOG_FORMAT is 'yaml'. Expected: text or json.")
                .doesNotContain("Missing required", "CONNECT_HEADER_CONVERTER", "\tat ");
    }

    @Test
    void saysThatTheClusterDoesNotAnswerAndExitsWithThree() {
        assertThat(exitCode(Map.of("BROKERS", "127.0.0.1:1", "GROUP", "g", "STARTUP_TIMEOUT_SECONDS", "1")))
                .isEqualTo(3);
        assertThat(said())
                .contains("The target cluster (BROKERS) cannot be used: 127.0.0.1:1 refused the connection: ")
                .doesNotContain("\tat ");
    }

    @Test
    void tellsMistakesAboutSecretsWithTheOthers() {
        assertThat(exitCode(Map.of(
                        "BROKERS", "127.0.0.1:1",
                        "GROUP", "g g",
                        "REST_CREDENTIALS", "no-colon-s3cr3t",
                        "TRUSTED_CERTIFICATES", "/run/secrets/ca.pem",
                        "SOURCE_OAUTH_TOKEN_ENDPOINT_URL", "login.example.com")))
                .isEqualTo(2);
        assertThat(said())
                .contains(
                        "4 configuration errors",
                        "GROUP is 'g g'",
                        "REST_CREDENTIALS cannot be used",
                        "TRUSTED_CERTIFICATES contains no certificates",
                        "SOURCE_OAUTH_TOKEN_ENDPOINT_URL is 'login.example.com'")
                .doesNotContain("\tat ", "no-colon-s3cr3t");
    }

    @Test
    void saysThatAStoreCannotBeOpened() throws IOException {
        Path store = Files.write(folder.resolve("store.p12"), new byte[] {0x30, 1, 2, 3});
        assertThat(exitCode(Map.of(
                        "BROKERS", "127.0.0.1:9094",
                        "GROUP", "g",
                        "CONNECT_SSL_TRUSTSTORE_LOCATION", store.toString(),
                        "TRUSTSTORE_PASSWORD", "wrong-one")))
                .isEqualTo(2);
        assertThat(said()).contains("trust and key stores").doesNotContain("\tat ", "wrong-one");
    }

    @Test
    void keepsAJaasLineToItselfThatCannotBeRead() {
        String jaas = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\""
                + " password=\"hun\"ter2\";";
        assertThat(exitCode(Map.of(
                        "BROKERS", "127.0.0.1:9092",
                        "GROUP", "g",
                        "CONNECT_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                        "CONNECT_SASL_MECHANISM", "PLAIN",
                        "CONNECT_SASL_JAAS_CONFIG", jaas)))
                .isEqualTo(2);
        assertThat(said()).contains("sasl.jaas.config cannot be read").doesNotContain("\tat ", "ter2", "hun");
    }

    private int exitCode(Map<String, String> environment) {
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        return new WorkerLauncher(environment, folder, err).run().code();
    }

    private String said() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
