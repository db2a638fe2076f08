package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedBeforeTest {
    private static final SecretKey KEY = key("the group's key");
    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);
    private static final ConnectorRequest REQUEST =
            new ConnectorRequest("mm2", Map.of("topics", "a", "tasks.max", "1"), true);

    private final String seal = CheckedBefore.seal(KEY, REQUEST, NOW);

    @Test
    void believesTheGroupForAMinute() {
        assertThat(isProven(REQUEST, KEY, NOW)).isTrue();
        assertThat(isProven(REQUEST, KEY, NOW.plusSeconds(60))).isTrue();
        assertThat(isProven(REQUEST, KEY, NOW.minusSeconds(60))).isTrue();
        assertThat(isProven(REQUEST, KEY, NOW.plusSeconds(61))).isFalse();
        assertThat(isProven(REQUEST, KEY, NOW.minusSeconds(61))).isFalse();
        assertThat(isProven(REQUEST, key("another key"), NOW)).isFalse();
    }

    @Test
    void believesItOfThisRequestOnly() {
        assertThat(isProven(new ConnectorRequest("mm3", REQUEST.config(), true), KEY, NOW))
                .isFalse();
        assertThat(isProven(new ConnectorRequest("mm2", REQUEST.config(), false), KEY, NOW))
                .isFalse();
        assertThat(isProven(new ConnectorRequest("mm2", Map.of("topics", "b", "tasks.max", "1"), true), KEY, NOW))
                .isFalse();
        assertThat(isProven(new ConnectorRequest("mm2", Map.of("topics", "a"), true), KEY, NOW))
                .isFalse();
    }

    @Test
    void knowsTheRequestAgainWithTheNameThatConnectAdds() {
        Map<String, String> named = Map.of("tasks.max", "1", "name", "mm2", "topics", "a");

        assertThat(isProven(new ConnectorRequest("mm2", named, true), KEY, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1800000000000",
                "1800000000000:",
                "1800000000000:AAAA",
                "1800000000000:%%%",
                "9223372036854775807:AAAA",
                "-9223372036854775808:AAAA",
                "now:AAAA"
            })
    void believesNoForgedSeal(String forged) {
        assertThat(CheckedBefore.isProvenBy(forged, KEY, REQUEST, NOW)).isFalse();
    }

    @Test
    void leavesTheCallersHeaderAsItWas() {
        for (String authorization : new String[] {null, "Basic YTpi", "Bearer a b"}) {
            CheckedBefore.Header sent = new CheckedBefore.Header(seal, authorization);

            assertThat(CheckedBefore.Header.of(sent.value())).isEqualTo(sent);
            assertThat(CheckedBefore.Header.of(authorization)).isEqualTo(new CheckedBefore.Header(null, authorization));
        }
    }

    private boolean isProven(ConnectorRequest request, SecretKey key, Instant at) {
        return CheckedBefore.isProvenBy(seal, key, request, at);
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
