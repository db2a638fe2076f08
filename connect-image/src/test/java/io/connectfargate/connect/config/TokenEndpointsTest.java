package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointsTest {
    private static final String PROPERTY = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
    private static final String SOURCE = "https://login.example.com/realms/a/token";
    private static final String TARGET = "http://127.0.0.1:8080/token";

    private final ConfigurationErrors errors = new ConfigurationErrors();
    private String before;

    @BeforeEach
    void rememberProperty() {
        before = System.clearProperty(PROPERTY);
    }

    @AfterEach
    void restoreProperty() {
        System.clearProperty(PROPERTY);
        if (before != null) {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void allowsThoseOfBothSidesAndOfTheWorkerBesideWhatTheUserAllowed() {
        System.setProperty(PROPERTY, "https://keys.example.com/jwks");

        TokenEndpoints.allow(
                Map.of("SOURCE_OAUTH_TOKEN_ENDPOINT_URL", SOURCE, "TARGET_OAUTH_TOKEN_ENDPOINT_URL", TARGET),
                Map.of("sasl.oauthbearer.token.endpoint.url", "https://own.example.com/token"),
                errors);

        assertThat(errors.sentences()).isEmpty();
        assertThat(System.getProperty(PROPERTY).split(","))
                .containsExactlyInAnyOrder(
                        SOURCE, TARGET, "https://own.example.com/token", "https://keys.example.com/jwks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.example.com/token",
                "file:///proc/self/environ",
                "https://a/b,https://c/d",
                "https://a b/"
            })
    void tellsWhatIsNoAddressOfAnEndpoint(String url) {
        TokenEndpoints.allow(Map.of("SOURCE_OAUTH_TOKEN_ENDPOINT_URL", url), Map.of(), errors);

        assertThat(errors.sentences())
                .containsExactly("SOURCE_OAUTH_TOKEN_ENDPOINT_URL is '" + url
                        + "'. Expected: https://host/path, the token endpoint.");
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    @Test
    void allowsNoneWhereNoneIsNamed() {
        TokenEndpoints.allow(
                Map.of(),
                Map.of("sasl.oauthbearer.token.endpoint.url", "${env:TARGET_OAUTH_TOKEN_ENDPOINT_URL}"),
                errors);

        assertThat(System.getProperty(PROPERTY)).isNull();
    }
}
