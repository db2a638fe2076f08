package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentVariablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "qu\"ote",
                "back\\slash",
                "\\",
                "\"",
                "${env:SOURCE_OTHER}",
                "a;b",
                "a//b",
                "é $1 '",
                "\\n"
            })
    void passwordReachesTheLoginModuleUnchanged(String password) throws IOException {
        // Given
        String line =
                "org.apache.kafka.common.security.plain.PlainLoginModule required password=\"${env:jaas:SOURCE_PASSWORD}\";";

        // When
        String resolved = resolved(Map.of("SOURCE_PASSWORD", password, "SOURCE_OTHER", "x"), line);

        // Then
        JaasContext context = JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(resolved)));
        assertThat(context.configurationEntries())
                .singleElement()
                .satisfies(entry -> assertThat((Map<?, ?>) entry.getOptions()).isEqualTo(Map.of("password", password)));
    }

    @Test
    void givesTheValueItselfOutsideOfJaas() throws IOException {
        assertThat(resolved(Map.of("SOURCE_PASSWORD", "a\"b\\"), "${env:SOURCE_PASSWORD}"))
                .isEqualTo("a\"b\\");
    }

    @Test
    void givesPemItsLineBreaksBack() throws IOException {
        assertThat(resolved(Map.of("SOURCE_KEY", "-----BEGIN X-----\\nAA==\\n-----END X-----"), "${env:SOURCE_KEY}"))
                .isEqualTo("-----BEGIN X-----\nAA==\n-----END X-----\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:HIDDEN}", "${env:jaas:HIDDEN}"})
    void readsNoVariableThatIsNotAllowed(String reference) throws IOException {
        assertThat(resolved(Map.of("HIDDEN", "secret"), reference)).isEqualTo(reference);
    }

    private static String resolved(Map<String, String> environment, String text) throws IOException {
        try (EnvironmentVariables provider = new EnvironmentVariables(environment)) {
            provider.configure(Map.of("allowlist.pattern", "SOURCE_.*"));
            return new ConfigTransformer(Map.of("env", provider))
                    .transform(Map.of("key", text))
                    .data()
                    .get("key");
        }
    }
}
