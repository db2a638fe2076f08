package io.connectfargate.connect.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the worker proves to the target cluster who it is. */
enum AuthMode {
    NO_AUTH("no-auth"),
    TLS("tls"),
    MTLS("mtls"),
    SASL_SCRAM("sasl-scram"),
    IAM("iam");

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

    AuthMode(String text) {
        this.text = text;
    }

    /** The value of {@code AUTH} that names this mode. */
    @Override
    public String toString() {
        return text;
    }

    static Optional<AuthMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(AuthMode::toString).collect(Collectors.joining(", "));
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
