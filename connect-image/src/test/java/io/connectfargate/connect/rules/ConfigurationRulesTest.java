package io.connectfargate.connect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.junit.jupiter.api.Test;

class ConfigurationRulesTest {
    private static final Map<String, String> WORKER = Map.of("config.providers.env.class", "E");
    private static final Map<String, String> OLD = Map.of(
            "name", "old", "source.cluster.alias", "${env:SOURCE_PASSWORD}", "config.providers", "x", "tasks.max", "1");

    @Test
    void takesAgainWhatIsStoredAlready() {
        assertThat(refusals("old", OLD)).isEmpty();
        assertThat(refusals(
                        "old",
                        Map.of(
                                "source.cluster.alias",
                                "${env:SOURCE_PASSWORD}",
                                "config.providers",
                                "x",
                                "tasks.max",
                                "1")))
                .isEmpty();
    }

    @Test
    void refusesAChangeThatLeavesItIn() {
        assertThat(refusals("old", Map.of("config.providers", "x", "source.cluster.alias", "${env:SOURCE_PASSWORD}")))
                .hasSize(2);
    }

    @Test
    void refusesTheSameForAnotherConnector() {
        assertThat(refusals("new", OLD)).hasSize(2);
    }

    private static List<String> refusals(String connector, Map<String, String> config) {
        return ConfigurationRules.all(WORKER, new Plugins(Map.of()), name -> {
                    if (!name.equals("old")) {
                        throw new NotFoundException(name);
                    }
                    return OLD;
                })
                .stream()
                .flatMap(rule -> rule.refusals(connector, config).stream())
                .toList();
    }
}
