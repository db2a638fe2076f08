package io.connectfargate.system.security;

import io.connectfargate.secured.Identity;
import io.connectfargate.secured.Listener;
import java.util.List;
import java.util.Map;

/** An authentication mode, by the name of its folder of connector files. */
enum Mode {
    NO_AUTH("no-auth", Listener.NO_AUTH),
    TLS("tls", Listener.TLS),
    MTLS("mtls", Listener.TLS),
    SASL_SCRAM("sasl-scram", Listener.SASL_SCRAM),
    IAM("iam", Listener.IAM),
    SASL_PLAIN("sasl-plain", Listener.SASL_PLAIN),
    OAUTHBEARER("oauthbearer", Listener.OAUTHBEARER);

    /** Those that MSK has. */
    static final List<Mode> OF_TARGETS = List.of(NO_AUTH, TLS, MTLS, SASL_SCRAM, IAM);

    private final String folder;
    private final Listener listener;

    Mode(String folder, Listener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    @Override
    public String toString() {
        return folder;
    }

    /** Where containers find a side's broker. */
    String brokers(Side side) {
        return side.host() + ":" + listener.port();
    }

    /** Who the migration is for Kafka's ACLs. */
    String principal(Side side) {
        return "User:"
                + switch (this) {
                    case NO_AUTH, TLS -> "ANONYMOUS";
                    case MTLS -> "CN=" + side.commonName();
                    case SASL_SCRAM, SASL_PLAIN -> side.user();
                    case OAUTHBEARER -> side.oauthClient();
                    case IAM -> TaskContainer.ROLE_ARN;
                };
    }

    /** The variables that the connector files of this mode name. Where IAM is used, the task's container adds more. */
    Map<String, String> connectorVariables(Side side, SecuredClusters clusters) {
        return switch (this) {
            case NO_AUTH, TLS, IAM -> Map.of();
            case MTLS -> certificates(side + "_", clusters.client(side), clusters.authority(side));
            case SASL_SCRAM, SASL_PLAIN ->
                Map.of(side.variable("USERNAME"), side.user(), side.variable("PASSWORD"), side.password());
            case OAUTHBEARER ->
                Map.of(
                        side.variable("OAUTH_TOKEN_ENDPOINT_URL"), "http://" + side.host() + ":8080/token",
                        side.variable("OAUTH_CLIENT_ID"), side.oauthClient(),
                        side.variable("OAUTH_CLIENT_SECRET"), side.password());
        };
    }

    /** The variables that a worker needs whose target has this mode. */
    Map<String, String> workerVariables(SecuredClusters clusters) {
        return switch (this) {
            case MTLS -> certificates("CONNECT_", clusters.client(Side.TARGET), clusters.authority(Side.TARGET));
            case SASL_SCRAM -> Map.of("USERNAME", Side.TARGET.user(), "PASSWORD", Side.TARGET.password());
            default -> Map.of();
        };
    }

    private static Map<String, String> certificates(String prefix, Identity client, String trusted) {
        return Map.of(
                prefix + "SSL_KEYSTORE_KEY", client.key(),
                prefix + "SSL_KEYSTORE_CERTIFICATE_CHAIN", client.certificateChain(),
                prefix + "SSL_TRUSTSTORE_CERTIFICATES", trusted);
    }
}
