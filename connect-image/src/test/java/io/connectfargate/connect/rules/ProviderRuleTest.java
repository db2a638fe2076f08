package io.connectfargate.connect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRuleTest {
    private final ProviderRule rule = new ProviderRule();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config.providers",
                "config.providers.x.class",
                "config.providers.x.param.allowed.paths",
                "producer.config.providers",
                "producer.override.config.providers",
                "consumer.override.config.providers.x.class",
                "source.consumer.config.providers",
                "target.admin.config.providers.x.class",
                "source.cluster.config.providers",
                "offsets.storage.config.providers",
                "any-prefix_config.providers",
                " config.providers",
                "config.providers ",
                "config.providers\t.x.class",
                "config .providers",
                "\u00a0config.\u200bproviders",
                "Config.Providers.x.Class"
            })
    void refusesKeysOfProvidersBehindAnyPrefix(String key) {
        assertThat(rule.refusals("c", Map.of("connector.class", "C", key, "x")))
                .singleElement()
                .asString()
                .startsWith(key)
                .contains("must not name providers of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"providers", "config.provider", "config.providersx", "my.config", "producer.override.acks"})
    void takesAnyOtherKey(String key) {
        assertThat(rule.refusals("c", Map.of(key, "config.providers"))).isEmpty();
    }

    @Test
    void namesAllKeysInOneSentenceAndNoValue() {
        Map<String, String> config = new HashMap<>(Map.of("config.providers.x.class", "p4ss", "b", "c"));
        config.put("config.providers", null);

        assertThat(rule.refusals("c", config))
                .singleElement()
                .asString()
                .startsWith("config.providers, config.providers.x.class: ")
                .doesNotContain("p4ss");
    }
}
