package io.connectfargate.connect.config;

import io.connectfargate.connect.security.JaasText;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** The client properties that an {@link AuthMode} stands for. */
final class AuthPreset {
    private AuthPreset() {}

    /**
     * @param mode one of targets
     * @param errors gets a sentence for each credential that the mode needs and the environment lacks
     */
    static Map<String, String> of(AuthMode mode, Map<String, String> environment, ConfigurationErrors errors) {
        return switch (mode) {
            case NO_AUTH -> Map.of();
            case TLS, MTLS -> Map.of(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
            case SASL_SCRAM -> scram(environment, errors);
            case IAM -> iam();
            case IAM_ROLE, SASL_PLAIN, OAUTHBEARER, KERBEROS ->
                throw new IllegalArgumentException(mode + " is for sources only");
        };
    }

    private static Map<String, String> scram(Map<String, String> environment, ConfigurationErrors errors) {
        String username = required(environment, Variables.USERNAME, errors);
        String password = required(environment, Variables.PASSWORD, errors);
        return Map.of(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_SSL",
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=" + JaasText.quoted(username)
                        + " password=" + JaasText.quoted(password) + ";");
    }

    private static Map<String, String> iam() {
        return Map.of(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_SSL",
                SaslConfigs.SASL_MECHANISM,
                "AWS_MSK_IAM",
                SaslConfigs.SASL_JAAS_CONFIG,
                "software.amazon.msk.auth.iam.IAMLoginModule required;",
                SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS,
                "software.amazon.msk.auth.iam.IAMClientCallbackHandler",
                // MSK accepts few new IAM connections per second and broker, 4 on its smallest.
                CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG,
                "1000",
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "10000");
    }

    private static String required(Map<String, String> environment, Variables variable, ConfigurationErrors errors) {
        String value = environment.getOrDefault(variable.name(), "");
        if (value.isEmpty()) {
            errors.add(
                    variable.name(),
                    "is not set, but the target is used with sasl-scram",
                    "the SCRAM user's credential");
        }
        return value;
    }
}
