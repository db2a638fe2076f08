package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    @TempDir
    private Path directory;

    private TestEnvironment environment;

    static Stream<AuthMode> modesOfSources() {
        return Arrays.stream(AuthMode.values()).filter(mode -> !mode.isOfTargets());
    }

    @BeforeEach
    void setUp() {
        environment = new TestEnvironment(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "9092, no-auth",
        "19092, no-auth",
        "9094, tls",
        "9194, tls",
        "9096, sasl-scram",
        "9196, sasl-scram",
        "9098, iam",
        "9198, iam"
    })
    void readsTheAuthenticationOffMskPorts(int port, String mode) {
        environment.putAll(Map.of("BROKERS", "b-1:" + port + ",b-2:" + port, "USERNAME", "u", "PASSWORD", "p"));

        assertThat(environment.read().authentication()).startsWith(mode + " (port [" + port + "]");
        assertThat(environment.errors.sentences()).isEmpty();
    }

    @Test
    void refusesPortsOfDifferentListeners() {
        environment.put("BROKERS", "b-1:9098,b-2:9094");

        environment.read();

        assertThat(environment.errors.sentences()).singleElement().asString().contains("BROKERS has the ports", "AUTH");
    }

    @Test
    void givesEveryClientTheSameCredentials() {
        environment.putAll(Map.of("AUTH", "sasl-scram", "USERNAME", "me", "PASSWORD", "a\"b\\c"));

        Map<String, String> properties = environment.read().properties();

        for (String prefix : new String[] {"", "producer.", "consumer.", "admin."}) {
            assertThat(properties)
                    .containsEntry(prefix + "security.protocol", "SASL_SSL")
                    .containsEntry(prefix + "sasl.mechanism", "SCRAM-SHA-512");
            assertThat(properties.get(prefix + "sasl.jaas.config"))
                    .endsWith("username=\"me\" password=\"a\\\"b\\\\c\";");
        }
    }

    @Test
    void leavesAClientItsOwnSetting() {
        environment.putAll(Map.of("AUTH", "iam", "CONNECT_CONSUMER_RECONNECT_BACKOFF_MS", "5"));

        assertThat(environment.read().properties())
                .containsEntry("consumer.reconnect.backoff.ms", "5")
                .containsEntry("producer.reconnect.backoff.ms", "1000");
    }

    @Test
    void asksForTheScramUser() {
        environment.put("AUTH", "sasl-scram");

        environment.read();

        assertThat(environment.errors.sentences())
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("is not set"));
    }

    @Test
    void asksForTheClientCertificate() {
        environment.put("AUTH", "mtls");

        environment.read();

        assertThat(environment.errors.sentences()).singleElement().asString().contains("no client certificate");
    }

    @ParameterizedTest
    @MethodSource("modesOfSources")
    void saysWhatToDoForATargetWithAModeOfSources(AuthMode mode) {
        environment.put("AUTH", mode.toString());

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .startsWith("AUTH is " + mode + ", an authentication mode that connectors use for their source only")
                .contains("CONNECT_SASL_MECHANISM", "Configuration/connectors/" + mode);
        assertThat(Path.of("../Configuration/connectors", mode.toString())).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", " "})
    void takesPemTextThatLostItsLineBreaks(String lineBreak) {
        environment.putAll(Map.of(
                "BROKERS",
                "b-1:9094",
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES",
                "-----BEGIN CERTIFICATE-----%1$sAA==%1$s-----END CERTIFICATE-----".formatted(lineBreak)));

        assertThat(environment.read().properties())
                .containsEntry(
                        "consumer.ssl.truststore.certificates",
                        "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n");
    }

    @Test
    void takesPemTextForMtls() {
        environment.putAll(Map.of(
                "BROKERS", "b-1:9094",
                "CONNECT_SSL_KEYSTORE_KEY", "-----BEGIN PRIVATE KEY-----",
                "CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN", "-----BEGIN CERTIFICATE-----",
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES", "-----BEGIN CERTIFICATE-----"));

        WorkerConfiguration configuration = environment.read();

        assertThat(environment.errors.sentences()).isEmpty();
        assertThat(configuration.authentication()).startsWith("mtls");
        assertThat(configuration.properties())
                .containsEntry("ssl.keystore.type", "PEM")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("producer.ssl.keystore.key", "-----BEGIN PRIVATE KEY-----");
    }
}
