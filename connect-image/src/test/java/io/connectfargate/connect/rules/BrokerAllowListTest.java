package io.connectfargate.connect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAllowListTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ALLOWED_BROKERS", "extra:9092, other:9092",
            "BROKERS", "target:9098",
            "SOURCE_BROKERS", "source:9092,[fd00::1]:9092");

    @Test
    void takesTheBrokersOfTheDeployment() {
        assertThat(refusals(Map.of(
                        "source.cluster.bootstrap.servers", " Source:9092 , SASL_SSL://[fd00::1]:9092",
                        "target.cluster.bootstrap.servers", "target:9098,extra:9092",
                        "producer.override.bootstrap.servers", "other:9092",
                        "topics", "evil:9092")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source.cluster.bootstrap.servers",
                "producer.override.bootstrap.servers",
                "target.admin.bootstrap.controllers",
                "schema.history.internal.kafka.bootstrap.servers",
                "bootstrap.servers"
            })
    void refusesAnyOther(String key) {
        for (String value :
                List.of("evil:9092", "target:9098,evil:9092", "target:9099", "target", "", "${env:NO_SUCH}")) {
            assertThat(refusals(Map.of(key, value)))
                    .as(value)
                    .singleElement()
                    .asString()
                    .contains(key, "ALLOWED_BROKERS");
        }
    }

    @Test
    void looksAtWhatAReferenceStandsForAndPrintsTheReference() {
        BrokerAllowList rule = new BrokerAllowList(java.util.Set.of("target:9098"), config -> {
            Map<String, String> resolved = new HashMap<>(config);
            resolved.replaceAll(
                    (key, value) -> value.replace("${env:GOOD}", "target").replace("${env:BAD}", "s3cr3t"));
            return resolved;
        });

        assertThat(rule.refusals("c", Map.of("bootstrap.servers", "${env:GOOD}:9098")))
                .isEmpty();
        assertThat(rule.refusals("c", Map.of("bootstrap.servers", "${env:BAD}:9098")))
                .singleElement()
                .asString()
                .contains("'${env:BAD}:9098'")
                .doesNotContain("s3cr3t");
    }

    @Test
    void isOffWithoutTheVariable() {
        assertThat(BrokerAllowList.of(
                        Map.of("BROKERS", "target:9098"), Map.of(), getClass().getClassLoader()))
                .isEmpty();
    }

    private static List<String> refusals(Map<String, String> config) {
        return BrokerAllowList.of(ENVIRONMENT, Map.of(), BrokerAllowListTest.class.getClassLoader())
                .orElseThrow()
                .refusals("c", config);
    }
}
