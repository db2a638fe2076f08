package io.connectfargate.connect.config;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SslConfigs;

/**
 * How the target is authenticated to.
 *
 * @param reason the mode and where it was read, as half a sentence for the log
 */
record Authentication(AuthMode mode, String reason) {
    /** @param chosen what the user set beyond {@code AUTH}, to see whether there is a client certificate */
    static Authentication choose(
            Map<String, String> environment,
            BootstrapServers brokers,
            Map<String, String> chosen,
            ConfigurationErrors errors) {
        boolean certificate = chosen.containsKey(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG)
                || chosen.containsKey(SslConfigs.SSL_KEYSTORE_KEY_CONFIG);
        String text = environment.getOrDefault(Variables.AUTH.name(), "").trim();
        Authentication result = text.isEmpty() ? inferred(brokers, certificate, errors) : named(text, errors);
        if (result.mode == AuthMode.MTLS && !certificate) {
            errors.add(
                    "AUTH",
                    "is mtls, but there is no client certificate",
                    "KAFKA_CONNECT_KEYSTORE_S3_URI, or CONNECT_SSL_KEYSTORE_LOCATION, or CONNECT_SSL_KEYSTORE_KEY with"
                            + " CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN as PEM text");
        }
        return result;
    }

    private static Authentication named(String text, ConfigurationErrors errors) {
        Optional<AuthMode> mode = AuthMode.of(text);
        Optional<AuthMode> ofTarget = mode.filter(AuthMode::isOfTargets);
        if (mode.isEmpty()) {
            errors.add("AUTH", "is '" + text + "'", "one of " + AuthMode.namesOfTargets());
        } else if (ofTarget.isEmpty()) {
            errors.add(
                    "AUTH",
                    "is " + text + ", an authentication mode that connectors use for their source only",
                    "one of " + AuthMode.namesOfTargets()
                            + "; for a target that offers this mode, leave AUTH unset and set"
                            + " CONNECT_SECURITY_PROTOCOL, CONNECT_SASL_MECHANISM, CONNECT_SASL_JAAS_CONFIG and every"
                            + " other property that is source.cluster.sasl.* in Configuration/connectors/" + text);
        }
        return new Authentication(ofTarget.orElse(AuthMode.NO_AUTH), text + " (AUTH)");
    }

    private static Authentication inferred(BootstrapServers brokers, boolean certificate, ConfigurationErrors errors) {
        Optional<AuthMode> mode = brokers.ports().isEmpty()
                ? Optional.of(AuthMode.NO_AUTH)
                : AuthMode.ofPorts(brokers.ports(), certificate);
        if (mode.isEmpty()) {
            errors.add(
                    "BROKERS",
                    "has the ports " + brokers.ports() + ", which mean different authentication modes on MSK",
                    "brokers of one listener, or AUTH set to one of " + AuthMode.namesOfTargets());
        }
        AuthMode result = mode.orElse(AuthMode.NO_AUTH);
        return new Authentication(result, result + " (port " + brokers.ports() + " of BROKERS; AUTH is not set)");
    }
}
