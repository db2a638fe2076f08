package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeHeadersTest {
    private static final String PROPERTY = "response.http.headers.config";

    @Test
    void setsAllWhereTheUserSetsNone() {
        assertThat(with("")).contains("set X-Frame-Options: DENY", "set Content-Security-Policy: default-src 'none';");
    }

    @Test
    void leavesTheUsersHeadersAsTheyAre() {
        String theirs = "add Cache-Control: no-store,\"set x-frame-options: SAMEORIGIN\"";

        assertThat(with(theirs))
                .endsWith("," + theirs)
                .doesNotContain("DENY")
                .contains("set Referrer-Policy: no-referrer");
    }

    private static String with(String theirs) {
        Map<String, String> properties = new HashMap<>(Map.of(PROPERTY, theirs));
        SafeHeaders.addTo(properties);
        return properties.get(PROPERTY);
    }
}
