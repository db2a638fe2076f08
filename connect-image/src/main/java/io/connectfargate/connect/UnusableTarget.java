package io.connectfargate.connect;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Why the target cluster can't be used, in words that say what to do. */
final class UnusableTarget {
    private UnusableTarget() {}

    /** @param cause what Kafka's client reported last */
    static String sentence(Map<String, String> properties, Throwable cause, Duration waited) {
        String cluster = "The target cluster BROKERS=" + properties.get("bootstrap.servers");
        String protocol = properties.getOrDefault("security.protocol", "PLAINTEXT");
        if (cause instanceof SaslAuthenticationException) {
            return cluster + " refused the credentials (" + protocol + ", "
                    + properties.get("sasl.mechanism") + "): " + cause.getMessage()
                    + ". Check USERNAME and PASSWORD for sasl-scram, the task role for iam.";
        }
        if (cause instanceof SslAuthenticationException) {
            return cluster + " and this worker did not agree on TLS: " + cause.getMessage()
                    + ". Check that the port speaks TLS, the trust store, the host names in the brokers' certificates, and for"
                    + " mtls the key store.";
        }
        if (cause instanceof AuthorizationException) {
            return cluster + " does not allow this worker to look at it: " + cause.getMessage()
                    + ". Grant it DESCRIBE on the cluster and on Connect's own topics.";
        }
        if (isAboutAddresses(cause)) {
            return cluster + " has no host that can be resolved (" + cause.getMessage()
                    + "). Check the names in BROKERS and the DNS of this network.";
        }
        return cluster + " did not answer within " + waited.toSeconds() + " s (" + protocol + "): " + cause.getMessage()
                + ". Check that the brokers run, that the security groups let this task reach these ports, and that AUTH fits the"
                + " port.";
    }

    /** Whether Kafka could not make a client since it knows no address yet, which DNS may mend by itself. */
    static boolean isAboutAddresses(Throwable cause) {
        return cause instanceof ConfigException
                && String.valueOf(cause.getMessage()).contains("bootstrap");
    }

    /**
     * Why no client can be made of the settings.
     *
     * @param cause Kafka's reason; what its parser says of a JAAS line is left out, since it quotes parts of the password
     */
    static String settings(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean jaas = reason.contains("JAAS") || reason.contains("Value not specified for key");
        return "The worker's settings for the target cluster cannot be used: "
                + (jaas ? "sasl.jaas.config cannot be read" : reason)
                + ". Check "
                + (jaas
                        ? "its quotes: inside a quoted value \\ and \" need a \\ before them."
                        : "the trust and key stores, their passwords and the classes that are named.");
    }
}
