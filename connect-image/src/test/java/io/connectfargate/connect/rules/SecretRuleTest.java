package io.connectfargate.connect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRuleTest {
    private static final Map<String, String> WORKER = Map.of(
            "config.providers.env.class", "E", "config.providers.file.class", "F", "config.providers.dir.class", "D");

    private final SecretRule rule = new SecretRule(WORKER, new KeyTypes(SecretRuleTest.class.getClassLoader()));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "source.cluster.ssl.key.password, ${env:SOURCE_PASSWORD}",
                "producer.override.ssl.keystore.key, ${env:SOURCE_SSL_KEYSTORE_KEY}",
                "source.consumer.ssl.truststore.password, ${file:/run/secrets/x.properties:pass}",
                "target.cluster.sasl.oauthbearer.client.credentials.client.secret, ${dir:/run/secrets:x}",
                "value.converter.schema.registry.basic.auth.user.info, ${env:SECRET_REGISTRY}",
                "value.converter.basic.auth.user.info, ${env:SECRET_REGISTRY}",
                "transforms.mask.secret, ${env:SECRET_SALT}",
                "database.password, ${env:SECRET_DATABASE_URL}",
                "s3.credentials, ${env:SECRET_S3}",
                "apiToken, ${env:SECRET_API}",
            })
    void takesSecretsWhereNobodyShowsThem(String key, String value) {
        assertThat(refusals(key, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "source.cluster.alias, ${env:SOURCE_PASSWORD}",
                "source.cluster.bootstrap.servers, ${env:SOURCE_PASSWORD}:9092",
                "producer.override.client.id, x${env:PASSWORD}",
                "topics, ${env:jaas:SOURCE_PASSWORD}",
                "name, ${env:SOURCE_PASSWORD}",
                "header, ${dir:/run/secrets:source-password}",
                "header, ${file:/run/secrets/x.properties:source.key}",
                "header, ${env:SECRET_BROKERS}",
                "header, ${env:SOURCE_ANYTHING_ELSE}",
                "token.endpoint.url, ${env:SECRET_TOKEN}",
                "sasl.oauthbearer.token.endpoint.url, ${env:SECRET_TOKEN}",
                "ssl.keystore.location, ${env:KEYSTORE_PASSWORD}",
                "password.file, ${env:SECRET_TOKEN}",
                "credentialsProvider, ${env:SECRET_TOKEN}",
                "header, ${env:SOURCE_BROKERS} ${env:SOURCE_PASSWORD}",
            })
    void refusesSecretsWhereTheyAreShown(String key, String value) {
        assertThat(refusals(key, value)).singleElement().asString().startsWith(key + " refers to ${");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:SOURCE_BROKERS}",
                "${env:TARGET_BROKERS}",
                "${env:BROKERS}",
                "${env:GROUP}",
                "${env:AWS_REGION}",
                "${env:SOURCE_USERNAME}",
                "${env:SOURCE_ROLE_ARN}",
                "${env:SOURCE_ROLE_EXTERNAL_ID}",
                "${env:SOURCE_OAUTH_TOKEN_ENDPOINT_URL}",
                "${env:SOURCE_SSL_TRUSTSTORE_CERTIFICATES}",
                "${env:SOURCE_SSL_KEYSTORE_CERTIFICATE_CHAIN}",
                "${env:SOURCE_TOPICS}",
                "${env:SOURCE_ALIAS}",
                "${file:/run/secrets/x.properties:brokers}",
                "${dir:/run/secrets:source-username}",
                // None of the worker's providers, so it stays as it is.
                "${vault:SOURCE_PASSWORD}",
                "$1-${x}",
                "${topic}-PASSWORD"
            })
    void takesWhatIsNoSecretAnywhere(String value) {
        assertThat(refusals("source.cluster.alias", value)).isEmpty();
    }

    @Test
    void refusesASecretAsTheNameOfAConnector() {
        assertThat(rule.refusals("${env:SOURCE_PASSWORD}", Map.of()))
                .singleElement()
                .asString()
                .startsWith("name refers to ${env:SOURCE_PASSWORD}, which is a secret");
    }

    @Test
    void goesByTheTypesThatAPluginDefines() {
        assertThat(rule.refusals(
                        "c",
                        Map.of(
                                "connector.class",
                                Plugin.class.getName(),
                                "connection.uri",
                                "${env:SECRET_URI}",
                                "shown.password",
                                "${env:SECRET_URI}")))
                .singleElement()
                .asString()
                .startsWith("shown.password refers to");
        assertThat(refusals("connection.uri", "${env:SECRET_URI}")).hasSize(1);
    }

    @Test
    void goesByTheTypesThatATransformationDefines() {
        assertThat(rule.refusals(
                        "c",
                        Map.of(
                                "transforms", "add",
                                "transforms.add.type", "org.apache.kafka.connect.transforms.InsertField$Value",
                                "transforms.add.static.value", "${env:SOURCE_PASSWORD}")))
                .hasSize(1);
    }

    @Test
    void leavesClassesThatAreNoPluginsAlone() {
        Made.made = false;

        rule.refusals("c", Map.of("connector.class", Made.class.getName(), "x.password", "${env:SECRET_X}"));

        assertThat(Made.made).isFalse();
    }

    @Test
    void takesPropertiesWithoutAValue() {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", null);
        config.put("source.cluster.alias", null);

        assertThat(rule.refusals("c", config)).isEmpty();
    }

    private List<String> refusals(String key, String value) {
        return rule.refusals("name".equals(key) ? value : "c", Map.of(key, value));
    }

    /** Whatever has a constructor could be named. */
    public static final class Made {
        private static boolean made;

        public Made() {
            made = true;
        }
    }

    /** A connector of somebody else's. */
    public static final class Plugin extends SourceConnector {
        @Override
        public ConfigDef config() {
            return new ConfigDef()
                    .define("connection.uri", ConfigDef.Type.PASSWORD, ConfigDef.Importance.HIGH, "")
                    .define("shown.password", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "");
        }

        @Override
        public void start(Map<String, String> properties) {}

        @Override
        public Class<? extends Task> taskClass() {
            return Task.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int maxTasks) {
            return List.of();
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1";
        }
    }
}
