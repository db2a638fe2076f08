package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
    private static final Map<String, String> RESOLVED = Map.of(
            "${env:SOURCE_PASSWORD}", "s3cr3t",
            "${env:SOURCE_ANYTHING}", "b-1.example:9092, b-2.example:9092",
            "${env:SOURCE_BROKERS}", "shown:9092",
            "${env:SECRET_SHORT}", "1");

    private final SecretMask mask = SecretMask.of(
            Arrays.asList(
                    "${env:SOURCE_PASSWORD}:9092",
                    "${env:SOURCE_ANYTHING}${env:SOURCE_BROKERS}",
                    "${env:SECRET_SHORT}${env:SECRET_UNKNOWN}",
                    null),
            new SecretReferences(Map.of("config.providers.env.class", "E")),
            text -> RESOLVED.getOrDefault(text, text));

    @Test
    void printsTheReferenceInsteadOfTheSecret() {
        assertThat(mask.of("s3cr3t:9092 did not resolve")).isEqualTo("${env:SOURCE_PASSWORD}:9092 did not resolve");
    }

    @Test
    void printsTheReferenceInsteadOfEachPartOfAList() {
        assertThat(mask.of("b-2.example:9092 and b-1.example refused"))
                .isEqualTo("${env:SOURCE_ANYTHING} and ${env:SOURCE_ANYTHING} refused");
    }

    @Test
    void leavesAddressesAndWhatIsTooShortToBeASecret() {
        assertThat(mask.of("shown:9092 is 1 of 11")).isEqualTo("shown:9092 is 1 of 11");
    }

    @Test
    void takesSecretsOutOfExceptions() {
        RuntimeException config = new ConfigException("topics", "s3cr3t", "is none");
        RuntimeException other = new IllegalArgumentException("outside", new IllegalStateException("s3cr3t"));
        RuntimeException harmless = new IllegalArgumentException("x");

        for (RuntimeException failure : List.of(config, other)) {
            assertThat(mask.of(failure)).hasMessageNotContaining("s3cr3t").hasNoCause();
        }
        assertThat(mask.of(config)).isInstanceOf(ConfigException.class).hasMessageContaining("${env:SOURCE_PASSWORD}");
        assertThat(mask.of(harmless)).isSameAs(harmless);
    }
}
