package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that are missing from the image are reported before anything starts. */
class WorkerValidationTest {
    private static final String MISSING = "io.confluent.monitoring.clients.interceptor.MonitoringProducerInterceptor";
    private static final String NOT_CLASSES =
            ".*bootstrap\\.(servers|controllers)|ssl\\..*|sasl\\..*|.*listeners|config\\.providers|plugin\\.path"
                    + "|inter\\.worker\\.verification\\.algorithms";

    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = new TestEnvironment(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT_PRODUCER_INTERCEPTOR_CLASSES",
                "CONNECT_CONSUMER_INTERCEPTOR_CLASSES",
                "CONNECT_METRIC_REPORTERS",
                "CONNECT_PRODUCER_METRIC_REPORTERS",
                "CONNECT_CONSUMER_METRIC_REPORTERS",
                "CONNECT_ADMIN_METRIC_REPORTERS",
                "CONNECT_CONSUMER_PARTITION_ASSIGNMENT_STRATEGY",
                "CONNECT_REST_EXTENSION_CLASSES",
                "CONNECT_CONFIG_PROVIDERS_VAULT_CLASS",
                "CONNECT_KEY_CONVERTER",
                "CONNECT_VALUE_CONVERTER",
                "CONNECT_HEADER_CONVERTER",
                "CONNECT_PRODUCER_PARTITIONER_CLASS",
                "CONNECT_ADMIN_SASL_LOGIN_CLASS",
                "CONNECT_SASL_CLIENT_CALLBACK_HANDLER_CLASS"
            })
    void namesVariableAndClassAndTheWayOut(String variable) {
        environment.put(variable, MISSING);

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .startsWith(variable + " names " + MISSING + ", which is not in this image. Expected: ")
                .contains("/opt/connect/plugins", "leave it out");
    }

    @Test
    void findsTheMissingOnesAmongOthers() {
        environment.put("CONNECT_METRIC_REPORTERS", " org.apache.kafka.common.metrics.JmxReporter , a.B,c.D");

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .startsWith("CONNECT_METRIC_REPORTERS names a.B and c.D, which");
    }

    @Test
    void readsThePropertiesFileToo() {
        environment.objects.put("s3://bucket/w.properties", "producer.interceptor.classes=" + MISSING);
        environment.put("KAFKA_CONNECT_PROPERTIES_S3_URI", "s3://bucket/w.properties");

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .startsWith("producer.interceptor.classes (properties file) names " + MISSING);
    }

    @Test
    void countsThePluginPath() throws Exception {
        Path plugin = Files.createDirectories(directory.resolve("plugins/monitoring"));
        Path source =
                Files.writeString(directory.resolve("InPlugin.java"), "package elsewhere; public class InPlugin {}");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", plugin.toString(), source.toString()))
                .isZero();
        environment.put("CONNECT_PLUGIN_PATH", plugin.getParent().toString());
        environment.put("CONNECT_PRODUCER_INTERCEPTOR_CLASSES", "elsewhere.NotInPlugin,elsewhere.InPlugin");

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .contains(" names elsewhere.NotInPlugin, which");
    }

    @Test
    void takesShortNamesOfConvertersAsConnectDoes() {
        environment.put("CONNECT_VALUE_CONVERTER", "JsonConverter");

        environment.read();

        assertThat(environment.errors.sentences()).isEmpty();
    }

    /** Its consumers were never made, so a deployment may have run with it. */
    @Test
    void letsAConsumersClassPassWhereNothingMakesThatConsumer() {
        environment.put("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "disabled");
        environment.put("CONNECT_CONSUMER_INTERCEPTOR_CLASSES", MISSING);

        environment.read();

        assertThat(environment.errors.sentences()).isEmpty();
    }

    @Test
    void leavesReferencesToConnect() {
        environment.put("CONNECT_PRODUCER_INTERCEPTOR_CLASSES", "${env:SOURCE_INTERCEPTORS}");

        environment.read();

        assertThat(environment.errors.sentences()).isEmpty();
    }

    /** A list that Kafka adds has to be checked by somebody. */
    @Test
    void knowsOfEachListWhetherItHoldsClasses() {
        KnownProperties known = new KnownProperties();
        Map<String, ConfigDef> clients = Map.of(
                "producer.", ProducerConfig.configDef(),
                "consumer.", ConsumerConfig.configDef(),
                "admin.", AdminClientConfig.configDef());

        Set<String> unknown = new TreeSet<>();
        clients.forEach((prefix, definition) -> definition.configKeys().values().stream()
                .filter(key -> key.type == ConfigDef.Type.LIST)
                .filter(key -> !key.name.matches(NOT_CLASSES) && !known.holdsClasses(prefix + key.name))
                .forEach(key -> unknown.add(prefix + key.name)));

        assertThat(unknown).isEmpty();
    }
}
