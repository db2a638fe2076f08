package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveConfigurationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "producer.sasl.jaas.config",
                "admin.ssl.keystore.key",
                "ssl.key.password",
                "ssl.keystore.password",
                "listeners.https.ssl.keystore.password",
                "sasl.oauthbearer.client.credentials.client.secret",
                "config.providers.x.param.token",
                "value.converter.basic.auth.user.info",
                "a.plugins.api.key"
            })
    void hidesSecrets(String property) {
        assertThat(EffectiveConfiguration.masked(Map.of(property, "hunter2"))).contains(property + " = [hidden]");
    }

    @Test
    void showsWhatFollowsFromAFailedPreflight() {
        assertThat(EffectiveConfiguration.masked(Map.of("preflight", "warn"))).isEqualTo("\n\tpreflight = warn");
    }

    @Test
    void showsEverythingElseSorted() {
        assertThat(EffectiveConfiguration.masked(Map.of("group.id", "g", "bootstrap.servers", "b:1")))
                .isEqualTo("\n\tbootstrap.servers = b:1\n\tgroup.id = g");
    }
}
