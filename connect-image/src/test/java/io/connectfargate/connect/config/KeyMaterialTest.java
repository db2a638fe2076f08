package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMaterialTest {
    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = new TestEnvironment(directory);
    }

    @Test
    void storesWhatComesFromS3WhereTheOldConnectorFilesLook() throws IOException {
        environment.objects.put("s3://secrets/trust.pem", "-----BEGIN CERTIFICATE-----");
        environment.objects.put("s3://secrets/key.p12", "0\u0001 no real store");
        environment.putAll(Map.of(
                "BROKERS", "b-1:9094",
                "KAFKA_CONNECT_TRUSTSTORE_S3_URI", "s3://secrets/trust.pem",
                "TRUSTSTORE_PASSWORD", "unused with PEM",
                "KAFKA_CONNECT_KEYSTORE_S3_URI", "s3://secrets/key.p12",
                "KEYSTORE_PASSWORD", "changeit"));

        Map<String, String> properties = environment.read().properties();

        assertThat(environment.errors.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry(
                        "ssl.truststore.location",
                        directory.resolve("kafka.client.truststore.jks").toString())
                .containsEntry("ssl.truststore.type", "PEM")
                .doesNotContainKey("ssl.truststore.password")
                .containsEntry(
                        "ssl.keystore.location",
                        directory.resolve("kafka.client.keystore.jks").toString())
                .containsEntry("ssl.keystore.type", "PKCS12")
                .containsEntry("ssl.keystore.password", "changeit")
                .containsEntry("ssl.key.password", "changeit");
        assertThat(Files.getPosixFilePermissions(directory.resolve("kafka.client.keystore.jks")))
                .hasSize(2);
    }

    @Test
    void storesWhatIsForTheSourceBesideItAndKeepsItFromTheWorker() throws IOException {
        environment.objects.put("s3://secrets/trust.pem", "-----BEGIN CERTIFICATE-----");
        environment.objects.put("s3://secrets/key.p12", "0\u0001 no real store");
        environment.putAll(Map.of(
                "SOURCE_TRUSTSTORE_S3_URI", "s3://secrets/trust.pem",
                "SOURCE_KEYSTORE_S3_URI", "s3://secrets/key.p12"));

        Map<String, String> properties = environment.read().properties();

        assertThat(environment.errors.sentences()).isEmpty();
        assertThat(properties).doesNotContainKeys("ssl.truststore.location", "ssl.keystore.location");
        assertThat(directory.resolve("kafka.source.truststore.jks")).hasContent("-----BEGIN CERTIFICATE-----");
        assertThat(Files.getPosixFilePermissions(directory.resolve("kafka.source.keystore.jks")))
                .hasSize(2);
    }

    @Test
    void hasTheWorkersClientsLookAtTheirFilesAgain() throws IOException {
        Path store = Files.writeString(directory.resolve("own.pem"), "-----BEGIN CERTIFICATE-----");
        environment.putAll(Map.of(
                "BROKERS", "b-1:9094",
                "CONNECT_SSL_TRUSTSTORE_LOCATION", store.toString(),
                "CONNECT_ADMIN_SSL_ENGINE_FACTORY_CLASS", DefaultSslEngineFactory.class.getName()));

        Map<String, String> properties = environment.read().properties();

        assertThat(environment.errors.sentences()).isEmpty();
        String reloading = "io.connectfargate.connect.security.ReloadingSslEngineFactory";
        assertThat(properties)
                .containsEntry("ssl.engine.factory.class", reloading)
                .containsEntry("producer.ssl.engine.factory.class", reloading)
                .containsEntry("consumer.ssl.engine.factory.class", reloading)
                .containsEntry("admin.ssl.engine.factory.class", DefaultSslEngineFactory.class.getName());
    }

    @Test
    void leavesKafkasTlsAloneWithoutFiles() {
        environment.put("BROKERS", "b-1:9094");

        assertThat(environment.read().properties()).doesNotContainKey("ssl.engine.factory.class");
    }

    @Test
    void givesTheOldConnectorFilesJavasTrustStoreWhereTheUserGaveNone() throws Exception {
        environment.objects.put("s3://secrets/key.p12", "0\u0001 no real store");
        environment.putAll(Map.of(
                "BROKERS",
                "b-1:9094",
                "KAFKA_CONNECT_KEYSTORE_S3_URI",
                "s3://secrets/key.p12",
                "KEYSTORE_PASSWORD",
                "changeit"));

        assertThat(environment.read().properties()).doesNotContainKey("ssl.truststore.location");

        KeyStore copy = KeyStore.getInstance(
                directory.resolve("kafka.client.truststore.jks").toFile(), "changeit".toCharArray());
        assertThat(copy.size()).isGreaterThan(50);
    }

    @Test
    void givesTheStorePasswordsToStoresThatAreFiles() throws Exception {
        Path store = Files.writeString(directory.resolve("own.p12"), "0\u0001 no real store");
        environment.putAll(Map.of(
                "BROKERS",
                "b-1:9094",
                "CONNECT_SSL_KEYSTORE_LOCATION",
                store.toString(),
                "KEYSTORE_PASSWORD",
                "changeit"));

        assertThat(environment.read().properties())
                .containsEntry("ssl.keystore.password", "changeit")
                .containsEntry("ssl.key.password", "changeit")
                .containsEntry("ssl.keystore.type", "PKCS12");
    }
}
