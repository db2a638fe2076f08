package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.security.EnvironmentVariables;
import io.connectfargate.connect.security.MountedFiles;
import io.connectfargate.connect.security.MountedFolders;
import io.connectfargate.connect.security.OwnProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.runtime.ConnectorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kafka's configurations read through providers that a connector names, without the REST API's gate in front of them. */
class ProviderLimitsTest {
    private static final String PROPERTY = AbstractConfig.AUTOMATIC_CONFIG_PROVIDERS_PROPERTY;
    private static final String CANARY = "c4nary";

    private static final Map<String, Function<Map<String, String>, AbstractConfig>> CONFIGURATIONS = Map.of(
            "producer", config -> new ProducerConfig(new HashMap<>(config)),
            "consumer", config -> new ConsumerConfig(new HashMap<>(config)),
            "admin", config -> new AdminClientConfig(new HashMap<>(config)),
            "source", MirrorSourceConfig::new,
            "checkpoint", MirrorCheckpointConfig::new,
            "heartbeat", MirrorHeartbeatConfig::new,
            "connector", config -> new AbstractConfig(ConnectorConfig.configDef(), config));

    @TempDir
    Path folder;

    private final Map<Class<?>, String> references = new HashMap<>();

    @BeforeEach
    void write() throws Exception {
        Path file = Files.writeString(folder.resolve("canary"), "key=" + CANARY);
        String line = "${x:" + file + ":key}";
        String whole = "${x:" + folder + ":canary}";
        // The only variable that every machine has.
        references.put(EnvVarConfigProvider.class, "${x:PATH}");
        references.put(FileConfigProvider.class, line);
        references.put(DirectoryConfigProvider.class, whole);
        references.put(EnvironmentVariables.class, "${x:PATH}");
        references.put(MountedFiles.class, line);
        references.put(MountedFolders.class, whole);
    }

    @AfterEach
    void reset() {
        ConfigProviders.admit(OwnProviders.properties());
    }

    @Test
    void nothingIsReadWithTheLimitOfThisProcess() {
        ConfigProviders.admit(OwnProviders.properties());

        assertThat(read()).isEmpty();
    }

    @Test
    void onlyKafkasOwnProvidersReadWithoutIt() {
        System.clearProperty(PROPERTY);

        assertThat(read().keySet())
                .as("the canary is seen where nothing limits Kafka's providers, and this image's limit themselves")
                .hasSize(3 * CONFIGURATIONS.size())
                .noneMatch(label -> label.contains("connectfargate"));
    }

    /** What was read, by configuration and provider. */
    private Map<String, String> read() {
        Map<String, String> read = new TreeMap<>();
        CONFIGURATIONS.forEach((name, configuration) -> references.forEach((provider, reference) -> {
            String value = value(configuration, provider, reference);
            if (value.contains(CANARY) || value.contains(System.getenv("PATH"))) {
                read.put(name + " " + provider.getName(), value);
            }
        }));
        return read;
    }

    private static String value(
            Function<Map<String, String>, AbstractConfig> configuration, Class<?> provider, String reference) {
        Map<String, String> config = new HashMap<>(Map.of(
                "name", "c",
                "connector.class", "C",
                "source.cluster.alias", "a",
                "target.cluster.alias", "b",
                "bootstrap.servers", "127.0.0.1:1",
                "config.providers", "x",
                "config.providers.x.class", provider.getName(),
                "config.providers.x.param.allowlist.pattern", ".*",
                "looked.at", reference));
        config.put("key.serializer", ByteArraySerializer.class.getName());
        config.put("value.serializer", ByteArraySerializer.class.getName());
        config.put("key.deserializer", ByteArrayDeserializer.class.getName());
        config.put("value.deserializer", ByteArrayDeserializer.class.getName());
        try {
            return String.valueOf(configuration.apply(config).originals().get("looked.at"));
        } catch (KafkaException e) {
            assertThat(e).hasMessageContaining("is not allowed");
            return e.getMessage();
        }
    }
}
