package io.connectfargate.connect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in {@code sasl.jaas.config}, where some options hold secrets and others are shown. */
class JaasLineTest {
    private static final Map<String, String> WORKER = Map.of(
            "config.providers.env.class", "E", "config.providers.file.class", "F", "config.providers.dir.class", "D");
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required ";

    private final SecretRule rule = new SecretRule(WORKER, new KeyTypes(JaasLineTest.class.getClassLoader()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=\"${env:jaas:SOURCE_USERNAME}\" password=\"${env:jaas:SOURCE_PASSWORD}\";",
                "username='u' password='x${env:SOURCE_PASSWORD}';",
                "password = \"${env:jaas:SOURCE_PASSWORD}\" /* the user's */ username=\"u\";",
                "clientId=\"x\" clientSecret=\"${file:/run/secrets/x:secret}\" scope=\"${env:SOURCE_SCOPE}\";",
                "awsRoleArn=\"${env:SOURCE_ROLE_ARN}\" awsStsRegion=\"${env:AWS_REGION}\";"
            })
    void takesSecretsInSecretOptionsOfAJaasLine(String options) {
        assertThat(refusals("source.cluster.sasl.jaas.config", SCRAM + options)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:SOURCE_JAAS_CONFIG}", " ${file:/run/secrets/source.properties:sasl.jaas.config} "})
    void takesAReferenceToAWholeJaasLine(String line) {
        assertThat(refusals("producer.override.sasl.jaas.config", line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=\"${env:jaas:SOURCE_PASSWORD}\" password=\"x\";",
                "password=${env:SOURCE_PASSWORD};",
                "awsMaxRetries=\"${env:SOURCE_PASSWORD}\";",
                "passwordFile=\"${env:SOURCE_PASSWORD}\";",
                "${env:SOURCE_PASSWORD}=\"x\";",
                "/* password=\" */ username=${env:SOURCE_PASSWORD} /* \" */;",
                "/* password=\" */ username=\"${env:SOURCE_PASSWORD}\";",
                "// password=\"\n username=\"${env:SOURCE_PASSWORD}\";",
                "password=\"SecretInPlace0x\" username=\"${env:SOURCE_PASSWORD}\";",
                "password=\"a\\\" username=\\\"\" username=\"${env:SOURCE_PASSWORD}\";"
            })
    void refusesSecretsElsewhereInAJaasLine(String options) {
        assertThat(refusals("source.cluster.sasl.jaas.config", SCRAM + options))
                .singleElement()
                .asString()
                .startsWith("source.cluster.sasl.jaas.config refers to ${env:")
                .contains("outside of a secret option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:SOURCE_PASSWORD}", "x ${env:SOURCE_PASSWORD}", "${env:SOURCE_JAAS} ${env:PASSWORD}"})
    void refusesAPasswordInPlaceOfAJaasLine(String line) {
        assertThat(refusals("source.cluster.sasl.jaas.config", line)).hasSize(1);
    }

    private List<String> refusals(String key, String value) {
        return rule.refusals("c", Map.of(key, value));
    }
}
