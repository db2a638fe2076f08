package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyShapeTest {
    private static final String FLAT =
            "{\"name\":\"mm2-msc\",\"connector.class\":\"MirrorSourceConnector\",\"tasks.max\":4}";
    private static final String WRAPPED =
            "{\"name\":\"mm2-msc\",\"config\":{\"connector.class\":\"MirrorSourceConnector\"}}";

    @Test
    void takesTheRightShapes() {
        assertThat(refusal("PUT", FLAT)).isEmpty();
        assertThat(refusal("PATCH", "{\"tasks.max\":\"2\",\"topics\":null}")).isEmpty();
        assertThat(refusal("POST", WRAPPED)).isEmpty();
    }

    @Test
    void leavesToConnectWhatIsNoJsonObject() {
        for (String body : new String[] {"", "{", "[]", "null", "\"x\"", "{}"}) {
            assertThat(refusal("PUT", body)).as(body).isEmpty();
            assertThat(refusal("POST", body)).as(body).isEmpty();
        }
    }

    @Test
    void tellsTheCommandForAWrappedFile() {
        assertThat(refusal("PUT", WRAPPED).orElseThrow())
                .startsWith("PUT /connectors/mm2-msc/config expects the configuration alone")
                .contains(
                        "curl -X POST -H 'Content-Type: application/json' --data @FILE http://WORKER:8083/connectors.",
                        "jq .config FILE | curl -X PUT -H 'Content-Type: application/json' --data @-"
                                + " http://WORKER:8083/connectors/mm2-msc/config.");
    }

    @Test
    void tellsTheCommandForAFlatFile() {
        assertThat(refusal("POST", FLAT).orElseThrow())
                .startsWith("POST /connectors expects {\"name\": …, \"config\": {…}}")
                .contains("curl -X PUT -H 'Content-Type: application/json' --data @FILE"
                        + " http://WORKER:8083/connectors/mm2-msc/config.");
    }

    @Test
    void namesTheKeyWhoseValueIsNoText() {
        assertThat(refusal("PUT", "{\"topics\":[\"a\",\"b\"]}").orElseThrow())
                .startsWith("topics has a list for its value");
        assertThat(refusal("POST", "{\"name\":\"x\",\"config\":{\"a\":{}}}").orElseThrow())
                .startsWith("a has an object for its value");
    }

    private static Optional<String> refusal(String method, String body) {
        String path = method.equals("POST") ? "connectors" : "connectors/mm2-msc/config";
        return BodyShape.refusal(method, path, body.getBytes(StandardCharsets.UTF_8));
    }
}
