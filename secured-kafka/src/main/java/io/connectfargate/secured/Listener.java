package io.connectfargate.secured;

import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/** The listeners of a {@link SecuredKafka}. Those that MSK has as well are on MSK's ports where the broker is a container. */
public enum Listener {
    /** Plain text; everybody is {@code User:ANONYMOUS}. */
    NO_AUTH(9092, SecurityProtocol.PLAINTEXT, null),
    /** TLS. A client certificate is requested, not required: who shows none is {@code User:ANONYMOUS}. */
    TLS(9094, SecurityProtocol.SSL, null),
    SASL_PLAIN(9095, SecurityProtocol.SASL_SSL, "PLAIN"),
    SASL_SCRAM(9096, SecurityProtocol.SASL_SSL, "SCRAM-SHA-512"),
    OAUTHBEARER(9097, SecurityProtocol.SASL_SSL, "OAUTHBEARER"),
    IAM(9098, SecurityProtocol.SASL_SSL, "AWS_MSK_IAM"),
    /** For the test itself; its one user may do everything. */
    ADMIN(19092, SecurityProtocol.SASL_PLAINTEXT, "PLAIN");

    private final int port;
    private final SecurityProtocol protocol;
    private final String mechanism;

    Listener(int port, SecurityProtocol protocol, String mechanism) {
        this.port = port;
        this.protocol = protocol;
        this.mechanism = mechanism;
    }

    /** Where it listens in a container. */
    public int port() {
        return port;
    }

    /** What {@code security.protocol} has to be for it. */
    public SecurityProtocol protocol() {
        return protocol;
    }

    /** What {@code sasl.mechanism} has to be for it; empty where there is no SASL. */
    public Optional<String> mechanism() {
        return Optional.ofNullable(mechanism);
    }

    /** How names of broker properties for this listener alone begin, {@code listener.name.tls.} for example. */
    public String prefix() {
        return "listener.name." + name().toLowerCase(Locale.ROOT) + ".";
    }

    /** The same for its SASL mechanism, which it must have. */
    String mechanismPrefix() {
        return prefix() + mechanism.toLowerCase(Locale.ROOT) + ".";
    }
}
