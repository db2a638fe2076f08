package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.security.OwnProviders;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerConfigurationTest {
    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = new TestEnvironment(directory);
    }

    /** What providers may read holds for the whole process. */
    @AfterEach
    void forgetLimits() {
        ConfigProviders.admit(OwnProviders.properties());
    }

    @Test
    void needsOnlyBrokersAndGroup() {
        Map<String, String> properties = environment.read().properties();

        assertThat(environment.errors.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry("bootstrap.servers", "b-1:9092")
                .containsEntry("group.id", "migration")
                .containsEntry("config.storage.topic", "connect-configs-migration")
                .containsEntry("offset.storage.topic", "connect-offsets-migration")
                .containsEntry("status.storage.topic", "connect-status-migration")
                .containsEntry("exactly.once.source.support", "enabled")
                .containsEntry("producer.enable.idempotence", "true")
                .containsEntry("plugin.discovery", "service_load")
                .containsEntry("header.converter", "io.connectfargate.connect.converter.UnchangedBytesHeaderConverter")
                .doesNotContainKey("security.protocol");
    }

    @Test
    void reportsAllMistakesTogetherByVariable() {
        environment.variables.clear();
        environment.put("BROKERS", "b-1:9098,b-2");
        environment.put("AUTH", "scram");
        environment.put("CONNECT_OFFSET_FLUSH_INTERVAL_MS", "soon");
        environment.put("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "yes");

        environment.read();

        assertThat(environment.errors.sentences())
                .anySatisfy(sentence -> assertThat(sentence).startsWith("BROKERS contains 'b-2'"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("GROUP is not set"))
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("AUTH is 'scram'").contains("sasl-scram"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("CONNECT_OFFSET_FLUSH_INTERVAL_MS"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT is 'yes'"))
                .hasSize(5);
        assertThat(environment.errors.toString()).startsWith("5 configuration errors; nothing was started:");
    }

    @Test
    void namesTheNearestPropertyForAnUnknownOne() {
        environment.put("CONNECT_OFFSET_FLUSH_INTERVALL_MS", "1");

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .contains("CONNECT_OFFSET_FLUSH_INTERVALL_MS", "nearest is CONNECT_OFFSET_FLUSH_INTERVAL_MS");
    }

    @Test
    void refusesTheTaskDefinitionsUnfilledGroup() {
        environment.put("GROUP", "GROUP_NAME");

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .startsWith("GROUP is 'GROUP_NAME', the placeholder of the task definition.");
    }

    /** An upgrader's task definition has it. */
    @Test
    void takesTheNameThatTheTaskDefinitionUsedToHave() {
        environment.put("GROUP", "kafka-connect-fargate");

        assertThat(environment.read().properties()).containsEntry("group.id", "kafka-connect-fargate");
        assertThat(environment.errors.sentences()).isEmpty();
    }

    @Test
    void checksWhatConnectorsClientsGet() {
        environment.put("CONNECT_PRODUCER_LINGER_MS", "soon");

        environment.read();

        assertThat(environment.errors.sentences()).singleElement().asString().startsWith("CONNECT_PRODUCER_LINGER_MS");
    }

    @Test
    void takesAnyWorkerPropertyFromItsVariable() {
        environment.put("CONNECT_SCHEDULED_REBALANCE_MAX_DELAY_MS", "5");
        environment.put("CONNECT_PRODUCER_LINGER_MS", "7");
        environment.put("CONNECT_OFFSET_STORAGE_MIN_INSYNC_REPLICAS", "2");
        environment.put("CONNECT_KEY_CONVERTER_SCHEMAS_ENABLE", "false");
        environment.put("CONNECT_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN", "MY_.*");

        Map<String, String> properties = environment.read().properties();

        assertThat(environment.errors.sentences()).isEmpty();
        assertThat(properties)
                .containsEntry("scheduled.rebalance.max.delay.ms", "5")
                .containsEntry("producer.linger.ms", "7")
                .containsEntry("offset.storage.min.insync.replicas", "2")
                .containsEntry("key.converter.schemas.enable", "false")
                .containsEntry("config.providers.env.param.allowlist.pattern", "MY_.*");
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

        environment.read();

        assertThat(environment.errors.sentences()).isNotEmpty();
        assertThat(environment.errors.toString()).doesNotContain("hunter2");
    }
}
