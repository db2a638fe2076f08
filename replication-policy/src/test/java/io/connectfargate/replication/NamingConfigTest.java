package io.connectfargate.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingConfigTest {
    @Test
    void saysWhatToDoWhenTheSourceAliasIsMissing() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new CustomMM2ReplicationPolicy().configure(Map.of("name", "mm2-cpc")))
                .withMessage("Connector 'mm2-cpc' cannot name topics: source.cluster.alias is missing;"
                        + " expected the name of the cluster that is read from, made of letters, digits, '.', '_' and"
                        + " '-'. Set it in this connector's configuration, such as \"source.cluster.alias\":"
                        + " \"msksource\", and to the same value on all three MirrorMaker 2 connectors.");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        // Given
        Map<String, String> props = Map.of(
                "source.cluster.alias", "  ",
                "target.cluster.alias", "my target",
                "replication.policy.separator", "");
        // Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> NamingConfig.of(props))
                .withMessageStartingWith("A connector or client without a name cannot name topics: ")
                .withMessageContaining("source.cluster.alias is blank;")
                .withMessageContaining("target.cluster.alias is 'my target';")
                .withMessageContaining("replication.policy.separator is blank;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ":", " . ; ", "${env:SEPARATOR}"})
    void rejectsASeparatorThatNoTopicNameMayHave(String separator) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> NamingConfig.of(
                        props("source.cluster.alias", "msksource", "replication.policy.separator", separator)))
                .withMessageContaining("replication.policy.separator is '" + separator.strip() + "'");
    }

    @Test
    void rejectsOneAliasForBothClusters() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> NamingConfig.of(props("name", "mm2-msc", "source.cluster.alias", "target")))
                .withMessageContaining("source.cluster.alias and target.cluster.alias are both 'target'");
    }

    @Test
    void dropsBlanksAroundValuesAsTheConnectorsDo() {
        // When
        NamingConfig config = NamingConfig.of(props(
                "source.cluster.alias", " msksource",
                "target.cluster.alias", "mskdest ",
                "replication.policy.separator", " _ ",
                "replication.policy.internal.topic.separator.enabled", " false"));
        // Then
        assertThat(config).isEqualTo(new NamingConfig("msksource", "mskdest", "_", "false"));
    }

    @Test
    void takesKafkasDefaultsForWhatIsAbsentOrNull() {
        // When
        NamingConfig config =
                NamingConfig.of(props("source.cluster.alias", "msksource", "replication.policy.separator", null));
        // Then
        assertThat(config).isEqualTo(new NamingConfig("msksource", "target", ".", "true"));
    }

    /** Unlike {@link Map#of} with null values. */
    private static Map<String, String> props(String... keysAndValues) {
        Map<String, String> props = new HashMap<>();
        var remaining = Arrays.asList(keysAndValues).iterator();
        while (remaining.hasNext()) {
            props.put(remaining.next(), remaining.next());
        }
        return props;
    }
}
