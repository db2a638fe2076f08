package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

class FurtherFindingsTest {
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private final FurtherFindings findings =
            new FurtherFindings(getClass().getClassLoader(), Map.of("key.converter", BYTES, "value.converter", BYTES));

    @Test
    void hasTheKeyThatIsSimilarToOneThatThePluginDoesNotDefine() {
        assertThat(of(Sink.class.getName(), Map.of("connection.ulr", "x", "topcis", "t", "unlike.any", "y")))
                .extracting(Finding::kind, Finding::key)
                .containsExactly(tuple(Kind.UNREAD_KEY, "connection.ulr"), tuple(Kind.UNREAD_KEY, "topcis"));
        assertThat(of(Sink.class.getName(), Map.of("connection.ulr", "x"))
                        .get(0)
                        .sentence())
                .isEqualTo(Sink.class.getName() + " does not define connection.ulr of connector x, and probably ignores"
                        + " it. It defines connection.url: set that one, or remove the key.");
    }

    @Test
    void leavesKeysOfConnectAndBelowPrefixesAlone() {
        assertThat(of(
                        Sink.class.getName(),
                        Map.of(
                                "connection.url", "x",
                                "errors.tolerance", "all",
                                "restart.failed", "true",
                                "producer.override.acks", "1",
                                "transforms.a.type", "X")))
                .isEmpty();
    }

    @Test
    void namesTheKeyThatTookAnOldOnesPlace() {
        assertThat(of("io.debezium.connector.postgresql.PostgresConnector", Map.of("table.whitelist", "a.b")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .contains(
                                "does not define table.whitelist",
                                "It defines table.include.list: set that one in its"));
    }

    @Test
    void reportsAPrefixThatEndsWithASeparator() {
        assertThat(of("io.debezium.connector.postgresql.PostgresConnector", Map.of("topic.prefix", "inv-")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.TOPIC_PREFIX));
    }

    @Test
    void reportsConvertersThatAreLeftToTheWorker() {
        assertThat(findings.of("x", Map.of("connector.class", Sink.class.getName())))
                .extracting(Finding::kind)
                .containsExactly(Kind.NO_CONVERTER, Kind.NO_CONVERTER);
    }

    private List<Finding> of(String type, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(more);
        config.putAll(Map.of("name", "x", "connector.class", type, "key.converter", "K", "value.converter", "V"));
        return findings.of("x", config);
    }

    /** A plugin, for its keys. */
    public static final class Sink extends SinkConnector {
        @Override
        public void start(Map<String, String> config) {}

        @Override
        public Class<? extends Task> taskClass() {
            return Task.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int tasks) {
            return List.of();
        }

        @Override
        public void stop() {}

        @Override
        public ConfigDef config() {
            return new ConfigDef().define("connection.url", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "");
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
