package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FilesTest {
    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = new TestEnvironment(directory);
    }

    @Test
    void layersDefaultsPresetFileAndVariables() {
        environment.objects.put("s3://config/worker.properties", """
                bootstrap.servers=BROKERS
                group.id=GROUP
                offset.storage.topic=offsets-of-GROUP
                offset.flush.interval.ms=1
                offset.flush.timeout.ms=2
                sasl.mechanism=SCRAM-SHA-256
                my.plugin.setting=x
                """);
        environment.putAll(Map.of(
                "AUTH", "sasl-scram",
                "USERNAME", "u",
                "PASSWORD", "p",
                "KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/worker.properties",
                "CONNECT_OFFSET_FLUSH_TIMEOUT_MS", "3"));

        Map<String, String> properties = environment.read().properties();

        assertThat(environment.errors.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry("offset.storage.topic", "offsets-of-migration")
                .containsEntry("offset.flush.interval.ms", "1")
                .containsEntry("offset.flush.timeout.ms", "3")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
                .containsEntry("my.plugin.setting", "x");
    }

    @Test
    void fillsTheOldSamplesPlaceholdersWithoutASpecialCharactersEffect() {
        environment.objects.put(
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

        Map<String, String> properties = environment.read().properties();

        assertThat(properties)
                .containsEntry("sasl.jaas.config", "ScramLoginModule required username=\"u\" password=\"a/b&c\\\"$1\";")
                .containsEntry("ssl.truststore.password", "t/s");
    }

    @Test
    void escapesASecretInsideQuotes() {
        environment.objects.put(
                "s3://config/worker.properties", "sasl.jaas.config=Module required password=\"PASSWORD\";\n");
        environment.putAll(
                Map.of("PASSWORD", "a\"b", "KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/worker.properties"));

        assertThat(environment.read().properties())
                .containsEntry("sasl.jaas.config", "Module required password=\"a\\\"b\";");
    }

    @Test
    void takesTheFilesBrokersForTheSameWhenOnlyBlanksDiffer() {
        environment.objects.put("s3://config/worker.properties", "bootstrap.servers=BROKERS\n");
        environment.putAll(Map.of(
                "BROKERS", "a:9092, b:9092", "KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/worker.properties"));

        assertThat(environment.read().properties()).containsEntry("bootstrap.servers", "a:9092,b:9092");
        assertThat(environment.errors.sentences()).isEmpty();
    }

    @Test
    void refusesAnotherClusterInTheFile() {
        environment.objects.put("s3://config/worker.properties", "bootstrap.servers=other:9092\n");
        environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://config/worker.properties");

        environment.read();

        assertThat(environment.errors.sentences()).singleElement().asString().contains("other:9092", "b-1:9092");
    }

    @Test
    void takesKeysLiterallyAndBucketsWithDots() {
        environment.objects.put("s3://logs.2024/a %7b{x}.properties", "offset.flush.interval.ms=1\n");
        environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://logs.2024/a %7b{x}.properties");

        assertThat(environment.read().properties()).containsEntry("offset.flush.interval.ms", "1");
    }

    @Test
    void saysWhichObjectCannotBeRead() {
        environment.putAll(Map.of(
                "KAFKA_CONNECT_PROPERTIES_S3_URI",
                "s3://config/nothing.properties",
                "KAFKA_CONNECT_KEYSTORE_S3_URI",
                "/tmp/key"));

        environment.read();

        assertThat(environment.errors.sentences())
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains(
                                "KAFKA_CONNECT_PROPERTIES_S3_URI is s3://config/nothing.properties", "no such object"))
                .anySatisfy(sentence -> assertThat(sentence).contains("KAFKA_CONNECT_KEYSTORE_S3_URI is '/tmp/key'"))
                .hasSize(2);
    }
}
