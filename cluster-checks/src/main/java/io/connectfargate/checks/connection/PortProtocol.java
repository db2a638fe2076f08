package io.connectfargate.checks.connection;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * What a port expects of Kafka's clients. Nothing of the user's is sent to find out.
 *
 * @param mechanisms of SASL; empty without SASL
 */
public record PortProtocol(SecurityProtocol protocol, List<String> mechanisms) {
    private static final Pattern ENABLED = Pattern.compile("enabled mechanisms are \\[(.*?)]");
    /** Java has a client for it and no broker a server: the answer is the list of those that the broker has. */
    private static final String UNSUPPORTED_MECHANISM = "EXTERNAL";

    private static final String NOBODY = PlainLoginModule.class.getName() + " required username=nobody password=none;";

    /** @return empty if no broker answers there */
    public static Optional<PortProtocol> probe(Address address, Duration timeout) {
        TlsPort tls = TlsPort.probe(address, timeout);
        SecurityProtocol open = tls.speaksTls() ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
        SecurityProtocol sasl = tls.speaksTls() ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT;
        // Without SASL first, which would believe what any server says; see ClusterCheck.
        Optional<Exception> refusal = refusal(address, open, tls, timeout);
        if (refusal.isPresent()) {
            boolean asksForCertificate = refusal.get() instanceof SslAuthenticationException;
            return asksForCertificate ? Optional.of(new PortProtocol(open, List.of())) : Optional.empty();
        }
        return refusal(address, sasl, tls, timeout)
                .map(reason -> reason instanceof UnsupportedSaslMechanismException
                        ? new PortProtocol(sasl, mechanisms(reason))
                        : new PortProtocol(open, List.of()));
    }

    /** The mechanisms that a broker named when it rejected another. */
    public static List<String> mechanisms(Exception refusal) {
        Matcher matcher = ENABLED.matcher(String.valueOf(refusal.getMessage()));
        return matcher.find() ? Arrays.asList(matcher.group(1).split(", *")) : List.of();
    }

    /** Whether a client of that protocol, with one mechanism or none, is what is expected here. */
    public boolean accepts(PortProtocol client) {
        return protocol == client.protocol && mechanisms.containsAll(client.mechanisms);
    }

    /** {@code SASL_SSL with SCRAM-SHA-512}, for example. */
    @Override
    public String toString() {
        return mechanisms.isEmpty() ? protocol.name : protocol.name + " with " + String.join(" or ", mechanisms);
    }

    private static Optional<Exception> refusal(
            Address address, SecurityProtocol protocol, TlsPort tls, Duration timeout) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address.toString());
        settings.put(AdminClientConfig.SECURITY_PROTOCOL_CONFIG, protocol.name);
        settings.put(SaslConfigs.SASL_MECHANISM, UNSUPPORTED_MECHANISM);
        settings.put(SaslConfigs.SASL_JAAS_CONFIG, NOBODY);
        if (!tls.chain().isEmpty()) {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(
                    SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
                    tls.chain().stream().map(PortProtocol::pem).collect(Collectors.joining()));
            settings.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");
        }
        try (Brokers brokers = new Brokers(new AdminClientConfig(settings), timeout)) {
            brokers.connect(List.of(address));
            return brokers.failures().values().stream().findFirst();
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
