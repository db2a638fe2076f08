package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
    private static final String MISSING = "io.example.MonitoringInterceptor";
    private static final String THERE = "org.apache.kafka.common.metrics.JmxReporter";

    @Test
    void namesKeyAndClassOfAListThatIsNotThere() {
        assertThat(refusals("producer.override.interceptor.classes", THERE + ", " + MISSING))
                .containsExactly(
                        "producer.override.interceptor.classes of mm2-msc names " + MISSING + ", which is missing"
                                + " from this image: its tasks would fail; remove the key, or start workers of an image that"
                                + " has the class next to the connector.");
    }

    @Test
    void looksAtTheClientsThatMirrorMakerBuilds() {
        for (String key : List.of(
                "source.consumer.interceptor.classes",
                "consumer.metric.reporters",
                "target.admin.metric.reporters",
                "source.cluster.sasl.client.callback.handler.class",
                "metric.reporters")) {
            assertThat(refusals(key, MISSING)).as(key).hasSize(1);
        }
    }

    @Test
    void takesWhatIsThereWhatNobodyReadsAndWhatIsNotKnownYet() {
        assertThat(refusals("producer.override.metric.reporters", THERE)).isEmpty();
        assertThat(refusals("producer.override.metric.reporters", "")).isEmpty();
        assertThat(refusals("source.cluster.interceptor.classes", MISSING)).isEmpty();
        assertThat(refusals("source.producer.interceptor.classes", MISSING + "x"))
                .hasSize(1);
        assertThat(refusals("producer.override.interceptor.classes", "${env:SOURCE_CLASS}"))
                .isEmpty();
    }

    @Test
    void looksAtTheOverridesOfAnyConnector() {
        Map<String, String> sink = Map.of(
                "connector.class", "org.example.Sink",
                "consumer.override.interceptor.classes", MISSING,
                "interceptor.classes", MISSING);
        assertThat(names().refusals("sink", sink))
                .singleElement()
                .asString()
                .startsWith("consumer.override.interceptor.classes of sink");
    }

    private static ClassNames names() {
        return new ClassNames(type -> ClassNamesTest.class.getClassLoader());
    }

    private static List<String> refusals(String key, String value) {
        Map<String, String> config = new HashMap<>(Map.of("connector.class", "MirrorSourceConnector"));
        config.put(key, value);
        return names().refusals("mm2-msc", config);
    }
}
