package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final String SOURCE = "source.cluster.bootstrap.servers";

    @Test
    void namesThePlaceholderOfAShippedFile() {
        assertThat(refusals(SOURCE, "{SOURCE CLUSTER BROKERS ADDRESS}"))
                .containsExactly(SOURCE
                        + " of mm2-msc still contains the placeholder {SOURCE CLUSTER BROKERS ADDRESS}; replace it"
                        + " with its value, host:port,host:port, or a reference: ${env:SOURCE_BOOTSTRAP_SERVERS}.");
    }

    @Test
    void tellsHowAVariableIsWritten() {
        assertThat(refusals(SOURCE, "${SOURCE_BOOTSTRAP_SERVERS}"))
                .singleElement()
                .asString()
                .contains("still contains ${SOURCE_BOOTSTRAP_SERVERS}", "write ${env:SOURCE_BOOTSTRAP_SERVERS}");
        assertThat(refusals("target.cluster.bootstrap.servers", "$TARGET"))
                .singleElement()
                .asString()
                .contains("write ${env:BROKERS}");
        assertThat(refusals("topics", "${TOPICS}")).singleElement().asString().contains("write ${env:TOPICS}");
    }

    @Test
    void takesReferencesAndPatterns() {
        assertThat(refusals(SOURCE, "${env:SOURCE_BROKERS}")).isEmpty();
        assertThat(refusals("topics", "\\p{ALPHA}{2}$,orders$|^a{3}")).isEmpty();
        assertThat(refusals("transforms.r.replacement", "${topic}")).isEmpty();
    }

    @Test
    void keepsSecretsToItself() {
        assertThat(refusals("source.cluster.sasl.jaas.config", "x required password=\"a${b}{ABC}\";"))
                .isEmpty();
    }

    @Test
    void leavesOtherConnectorsAlone() {
        assertThat(Placeholders.refusals(
                        "sink", Map.of("connector.class", "org.example.Sink", "table.name.format", "${topic}")))
                .isEmpty();
    }

    private static List<String> refusals(String key, String value) {
        Map<String, String> config = new HashMap<>(Map.of("connector.class", "MirrorSourceConnector"));
        config.put(key, value);
        return Placeholders.refusals("mm2-msc", config);
    }
}
