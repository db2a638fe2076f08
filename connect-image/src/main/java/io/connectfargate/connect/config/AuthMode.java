package io.connectfargate.connect.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every authentication mode: how a client proves to a cluster who it is.
 *
 * <p>All other lists of modes are compared with this one; {@code docs/new-authentication-mode.md} says where they are.
 */
public enum AuthMode {
    /** Plain text, with no authentication. */
    NO_AUTH("no-auth", true),
    /** TLS without a client certificate. */
    TLS("tls", true),
    /** TLS with a client certificate. */
    MTLS("mtls", true),
    /** A user and a password, by SCRAM-SHA-512. */
    SASL_SCRAM("sasl-scram", true),
    /** The role of the task. */
    IAM("iam", true),
    /** A role that the task assumes. */
    IAM_ROLE("iam-role", false),
    /** A user and a password, as they are. */
    SASL_PLAIN("sasl-plain", false),
    /** A token of an OAuth server. */
    OAUTHBEARER("oauthbearer", false),
    /** A ticket of a Kerberos server. */
    KERBEROS("kerberos", false);

    /**
     * Amazon MSK's listeners inside the VPC, public, and with IPv6 or dual stack.
     *
     * @see <a href="https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html">MSK port information</a>
     */
    private static final Map<Integer, AuthMode> MSK_PORTS = Map.ofEntries(
            Map.entry(9094, TLS),
            Map.entry(9194, TLS),
            Map.entry(20094, TLS),
            Map.entry(9096, SASL_SCRAM),
            Map.entry(9196, SASL_SCRAM),
            Map.entry(20096, SASL_SCRAM),
            Map.entry(9098, IAM),
            Map.entry(9198, IAM),
            Map.entry(20098, IAM));

    private final String text;
    private final boolean ofTargets;

    AuthMode(String text, boolean ofTargets) {
        this.text = text;
        this.ofTargets = ofTargets;
    }

    /** Whether {@code AUTH} can be this mode. Connectors use the others for their source, with files whose target is IAM. */
    public boolean isOfTargets() {
        return ofTargets;
    }

    /** The name of its folder in {@code Configuration/connectors}, and the value of {@code AUTH}. */
    @Override
    public String toString() {
        return text;
    }

    static Optional<AuthMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }

    /** The values that {@code AUTH} can have. */
    static String namesOfTargets() {
        return Arrays.stream(values())
                .filter(AuthMode::isOfTargets)
                .map(AuthMode::toString)
                .collect(Collectors.joining(", "));
    }

    /**
     * The mode that MSK serves on these ports; any other port means no authentication.
     *
     * @param clientCertificate whether the user gave one: MSK has one port for TLS with and without
     * @return empty if the ports belong to different modes
     */
    static Optional<AuthMode> ofPorts(Set<Integer> ports, boolean clientCertificate) {
        Set<AuthMode> modes = ports.stream()
                .map(port -> MSK_PORTS.getOrDefault(port, NO_AUTH))
                .map(mode -> mode == TLS && clientCertificate ? MTLS : mode)
                .collect(Collectors.toSet());
        return modes.size() == 1 ? modes.stream().findFirst() : Optional.empty();
    }
}
