package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.config.ConfigurationErrors;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestAccessTest {
    private final ConfigurationErrors errors = new ConfigurationErrors();

    @Test
    void saysThatThePortIsOpenAndHowToCloseIt() {
        assertThat(sentence(Map.of(), Map.of("listeners", "http://0.0.0.0:8083")))
                .startsWith("REST is open: anyone who reaches http://0.0.0.0:8083 may create")
                .contains("REST_CREDENTIALS", "client certificates", "docs/security.md");
    }

    @Test
    void saysWhatClosesIt() {
        Map<String, String> credentials = Map.of("REST_CREDENTIALS", "anna:password");
        assertThat(sentence(credentials, Map.of("listeners", "http://0.0.0.0:8083")))
                .contains("a write requires REST_CREDENTIALS")
                .doesNotContain("anna", "password");
        assertThat(sentence(Map.of(), Map.of("listeners", "http://127.0.0.1:8083, http://[::1]:8084")))
                .contains("loopback only");
        Map<String, String> certificates = Map.of(
                "listeners",
                "HTTPS://0.0.0.0:8443,http://localhost:8083",
                "listeners.https.ssl.client.auth",
                "required");
        assertThat(sentence(Map.of(), certificates)).contains("a client certificate only");
        Map<String, String> unread = Map.of(
                "listeners",
                "https://0.0.0.0:8443",
                "ssl.client.auth",
                "required",
                "listeners.https.ssl.protocol",
                "TLS");
        assertThat(sentence(Map.of(), unread))
                .as("Kafka reads one prefix, all or nothing")
                .contains("REST is open");
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void tellsWhatCannotBeUsed() {
        sentence(
                Map.of("REST_CREDENTIALS", "no-colon", "ALLOWED_BROKERS", "b-1:9092,b-2"),
                Map.of("connect.protocol", "compatible"));

        assertThat(errors.sentences()).hasSize(3);
        assertThat(errors.toString())
                .contains(
                        "REST_CREDENTIALS cannot be used. Expected: user:password",
                        "CONNECT_CONNECT_PROTOCOL is 'compatible' while REST_CREDENTIALS is set",
                        "ALLOWED_BROKERS is 'b-1:9092,b-2'")
                .doesNotContain("no-colon");
    }

    private String sentence(Map<String, String> environment, Map<String, String> properties) {
        return RestAccess.of(environment, properties, errors).sentence();
    }
}
