package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerConfigurationTest {
    private final Map<String, String> environment = new HashMap<>(Map.of("BROKERS", "b-1:9092", "GROUP", "migration"));
    private final Map<String, String> objects = new HashMap<>();
    private final Problems problems = new Problems();

    @TempDir
    private Path directory;

    @Test
    void needsOnlyBrokersAndGroup() {
        Map<String, String> properties = read().properties();

        assertThat(problems.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry("bootstrap.servers", "b-1:9092")
                .containsEntry("group.id", "migration")
                .containsEntry("config.storage.topic", "connect-configs-migration")
                .containsEntry("offset.storage.topic", "connect-offsets-migration")
                .containsEntry("status.storage.topic", "connect-status-migration")
                .containsEntry("exactly.once.source.support", "enabled")
                .containsEntry("producer.enable.idempotence", "true")
                .containsEntry("plugin.discovery", "service_load")
                .doesNotContainKey("security.protocol");
    }

    @Test
    void reportsAllMistakesTogetherByVariable() {
        environment.clear();
        environment.put("BROKERS", "b-1:9098,b-2");
        environment.put("AUTH", "scram");
        environment.put("CONNECT_OFFSET_FLUSH_INTERVAL_MS", "soon");
        environment.put("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "yes");

        read();

        assertThat(problems.sentences())
                .anySatisfy(sentence -> assertThat(sentence).startsWith("BROKERS holds 'b-2'"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("GROUP is not set"))
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("AUTH is 'scram'").contains("sasl-scram"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("CONNECT_OFFSET_FLUSH_INTERVAL_MS"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT is 'yes'"))
                .hasSize(5);
        assertThat(problems.toString()).startsWith("5 mistakes in the configuration; nothing was started:");
    }

    @Test
    void namesTheNearestPropertyForAnUnknownOne() {
        environment.put("CONNECT_OFFSET_FLUSH_INTERVALL_MS", "1");

        read();

        assertThat(problems.sentences())
                .singleElement()
                .asString()
                .contains("CONNECT_OFFSET_FLUSH_INTERVALL_MS", "nearest is CONNECT_OFFSET_FLUSH_INTERVAL_MS");
    }

    @Test
    void takesAnyWorkerPropertyFromItsVariable() {
        environment.put("CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS", "5");
        environment.put("CONNECT_PRODUCER_LINGER_MS", "7");
        environment.put("CONNECT_OFFSET_STORAGE_MIN_INSYNC_REPLICAS", "2");
        environment.put("CONNECT_KEY_CONVERTER_SCHEMAS_ENABLE", "false");
        environment.put("CONNECT_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN", "MY_.*");

        Map<String, String> properties = read().properties();

        assertThat(problems.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry("scheduled.rebalance.max.delay.ms", "5")
                .containsEntry("producer.linger.ms", "7")
                .containsEntry("offset.storage.min.insync.replicas", "2")
                .containsEntry("key.converter.schemas.enable", "false")
                .containsEntry("config.providers.env.param.allowlist.pattern", "MY_.*");
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

        assertThat(read().authentication()).startsWith(mode + " (port [" + port + "]");
        assertThat(problems.sentences()).isEmpty();
    }

    @Test
    void refusesPortsOfDifferentListeners() {
        environment.put("BROKERS", "b-1:9098,b-2:9094");

        read();

        assertThat(problems.sentences()).singleElement().asString().contains("BROKERS has the ports", "AUTH");
    }

    @Test
    void givesEveryClientTheSameCredentials() {
        environment.putAll(Map.of("AUTH", "sasl-scram", "USERNAME", "me", "PASSWORD", "a\"b\\c"));

        Map<String, String> properties = read().properties();

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

        assertThat(read().properties())
                .containsEntry("consumer.reconnect.backoff.ms", "5")
                .containsEntry("producer.reconnect.backoff.ms", "1000");
    }

    @Test
    void asksForTheScramUser() {
        environment.put("AUTH", "sasl-scram");

        read();

        assertThat(problems.sentences())
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("is not set"));
    }

    @Test
    void asksForTheClientCertificate() {
        environment.put("AUTH", "mtls");

        read();

        assertThat(problems.sentences()).singleElement().asString().contains("no client certificate");
    }

    @Test
    void takesPemTextForMtls() {
        environment.putAll(Map.of(
                "BROKERS", "b-1:9094",
                "CONNECT_SSL_KEYSTORE_KEY", "-----BEGIN PRIVATE KEY-----",
                "CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN", "-----BEGIN CERTIFICATE-----",
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES", "-----BEGIN CERTIFICATE-----"));

        WorkerConfiguration configuration = read();

        assertThat(problems.sentences()).isEmpty();
        assertThat(configuration.authentication()).startsWith("mtls");
        assertThat(configuration.properties())
                .containsEntry("ssl.keystore.type", "PEM")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("producer.ssl.keystore.key", "-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void storesWhatComesFromS3WhereTheOldConnectorFilesLook() throws IOException {
        objects.put("s3://secrets/trust.pem", "-----BEGIN CERTIFICATE-----");
        objects.put("s3://secrets/key.p12", "0\u0001 no real store");
        environment.putAll(Map.of(
                "BROKERS", "b-1:9094",
                "KAFKA_CONNECT_TRUSTSTORE_S3_URI", "s3://secrets/trust.pem",
                "TRUSTSTORE_PASSWORD", "unused with PEM",
                "KAFKA_CONNECT_KEYSTORE_S3_URI", "s3://secrets/key.p12",
                "KEYSTORE_PASSWORD", "changeit"));

        Map<String, String> properties = read().properties();

        assertThat(problems.sentences()).isEmpty();
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
    void givesTheOldConnectorFilesJavasTrustStoreWhereTheUserGaveNone() throws Exception {
        objects.put("s3://secrets/key.p12", "0\u0001 no real store");
        environment.putAll(Map.of(
                "BROKERS",
                "b-1:9094",
                "KAFKA_CONNECT_KEYSTORE_S3_URI",
                "s3://secrets/key.p12",
                "KEYSTORE_PASSWORD",
                "changeit"));

        assertThat(read().properties()).doesNotContainKey("ssl.truststore.location");

        KeyStore copy = KeyStore.getInstance(
                directory.resolve("kafka.client.truststore.jks").toFile(), "changeit".toCharArray());
        assertThat(copy.size()).isGreaterThan(50);
    }

    @Test
    void layersDefaultsPresetFileAndVariables() {
        objects.put("s3://config/worker.properties", """
                bootstrap.servers=BROKERS
                group.id=GROUP
                offset.storage.topic=offsets-of-GROUP
                offset.flush.interval.ms=1
                offset.flush.timeout.ms=2
                sasl.mechanism=SCRAM-SHA-256
                my.plugin.setting=x
                """);
        environment.putAll(Map.of(
                "AUTH",
                "sasl-scram",
                "USERNAME",
                "u",
                "PASSWORD",
                "p",
                "KAFKA_CONNECT_PROPERTIES_S3_URI",
                "s3://config/worker.properties",
                "CONNECT_OFFSET_FLUSH_TIMEOUT_MS",
                "3"));

        Map<String, String> properties = read().properties();

        assertThat(problems.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry("offset.storage.topic", "offsets-of-migration")
                .containsEntry("offset.flush.interval.ms", "1")
                .containsEntry("offset.flush.timeout.ms", "3")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
                .containsEntry("my.plugin.setting", "x");
    }

    @Test
    void fillsTheOldSamplesPlaceholdersWithoutASpecialCharactersEffect() {
        objects.put(
                "s3://config/worker.properties",
                "sasl.jaas.config=ScramLoginModule required username=USERNAME password=PASSWORD;\n"
                        + "ssl.truststore.password=TRUSTSTORE_PASSWORD\n");
        environment.putAll(Map.of(
                "AUTH",
                "sasl-scram",
                "USERNAME",
                "u",
                "PASSWORD",
                "a/b&c\"$1",
                "TRUSTSTORE_PASSWORD",
                "t/s",
                "KAFKA_CONNECT_PROPERTIES_S3_URI",
                "s3://config/worker.properties"));

        Map<String, String> properties = read().properties();

        assertThat(properties)
                .containsEntry("sasl.jaas.config", "ScramLoginModule required username=\"u\" password=\"a/b&c\\\"$1\";")
                .containsEntry("ssl.truststore.password", "t/s");
    }

    @Test
    void saysWhichObjectCannotBeRead() {
        environment.putAll(Map.of(
                "KAFKA_CONNECT_PROPERTIES_S3_URI",
                "s3://config/nothing.properties",
                "KAFKA_CONNECT_KEYSTORE_S3_URI",
                "/tmp/key"));

        read();

        assertThat(problems.sentences())
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains(
                                "KAFKA_CONNECT_PROPERTIES_S3_URI is s3://config/nothing.properties", "no such object"))
                .anySatisfy(sentence -> assertThat(sentence).contains("KAFKA_CONNECT_KEYSTORE_S3_URI is '/tmp/key'"))
                .hasSize(2);
    }

    @Test
    void keepsSecretsOutOfMistakes() {
        environment.putAll(Map.of(
                "AUTH",
                "sasl-scram",
                "USERNAME",
                "u",
                "PASSWORD",
                "hunter2",
                "CONNECT_SSL_ENABLED_PROTOCOLS",
                "",
                "CONNECT_REQUEST_TIMEOUT_MS",
                "x"));

        read();

        assertThat(problems.sentences()).isNotEmpty();
        assertThat(problems.toString()).doesNotContain("hunter2");
    }

    private WorkerConfiguration read() {
        ObjectStore store = address -> {
            String text = objects.get(address.toString());
            if (text == null) {
                throw new IOException("no such object");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        };
        return WorkerConfiguration.read(environment, store, directory, problems);
    }
}
