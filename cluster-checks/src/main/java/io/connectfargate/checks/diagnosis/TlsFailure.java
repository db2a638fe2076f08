package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.Address;
import io.connectfargate.checks.connection.ClientCertificate;
import io.connectfargate.checks.connection.ClientSettings;
import io.connectfargate.checks.connection.TlsPort;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why client and broker did not agree on TLS. */
final class TlsFailure {
    private final ClientSettings settings;
    private final Address address;
    private final TlsPort port;

    /** @param port what the broker shows to any client */
    TlsFailure(ClientSettings settings, Address address, TlsPort port) {
        this.settings = settings;
        this.address = address;
        this.port = port;
    }

    Explanation explain(Throwable failure) {
        String text = Causes.text(failure);
        if (Causes.has(failure, CertificateExpiredException.class)) {
            return Explanation.refused(
                    "presented a certificate that expired on " + expiry(), "renew the brokers' certificate");
        }
        if (Causes.has(failure, CertificateNotYetValidException.class)) {
            return Explanation.refused(
                    "presented a certificate that is not valid yet",
                    "check the clocks of the brokers and of this task");
        }
        if (text.contains("No subject alternative") || text.contains("No name matching")) {
            return wrongName();
        }
        if (text.contains("fatal alert")) {
            return refusedClient(text);
        }
        if (text.contains("PKIX") || text.contains("trustAnchors")) {
            return Explanation.refused(
                    "presented a certificate issued by " + issuer() + ", which this client does not trust",
                    "put that authority's certificate, as PEM, into TRUSTED_CERTIFICATES or "
                            + settings.name("ssl.truststore.certificates"));
        }
        List<Throwable> causes = Causes.of(failure);
        return Explanation.refused(
                "failed in the TLS handshake: " + causes.get(causes.size() - 1).getMessage(),
                "check the client's ssl. properties");
    }

    private Explanation wrongName() {
        return Explanation.refused(
                "presented a certificate for " + names() + " and not for " + address.host(),
                "use a name that the certificate has in " + settings.client().label()
                        + ", or give the brokers a certificate for this one");
    }

    private Explanation refusedClient(String text) {
        if (text.contains("handshake_failure") || text.contains("protocol_version") || text.contains("insufficient")) {
            return Explanation.refused(
                    "has no TLS version or cipher in common with this client",
                    "check " + settings.name("ssl.enabled.protocols") + " and " + settings.name("ssl.cipher.suites"));
        }
        Optional<X509Certificate> own = ClientCertificate.of(settings.config());
        if (own.isEmpty()) {
            return Explanation.refused(
                    "requires a client certificate, and this client has none",
                    "set " + settings.name("ssl.keystore.key") + " and "
                            + settings.name("ssl.keystore.certificate.chain"));
        }
        X509Certificate certificate = own.get();
        String subject = "rejected the client certificate " + certificate.getSubjectX500Principal();
        if (certificate.getNotAfter().before(new Date())) {
            return Explanation.refused(
                    subject + ", which expired on " + instant(certificate),
                    "renew it in " + settings.name("ssl.keystore.certificate.chain"));
        }
        return Explanation.refused(
                subject + ", issued by " + certificate.getIssuerX500Principal(),
                "have it issued by an authority that the brokers trust, and put the whole chain into "
                        + settings.name("ssl.keystore.certificate.chain"));
    }

    private String expiry() {
        Date now = new Date();
        return port.chain().stream()
                .filter(certificate -> certificate.getNotAfter().before(now))
                .findFirst()
                .map(TlsFailure::instant)
                .orElse("a date in the past");
    }

    private String issuer() {
        return port.chain().isEmpty()
                ? "an authority"
                : port.chain()
                        .get(port.chain().size() - 1)
                        .getIssuerX500Principal()
                        .toString();
    }

    private String names() {
        try {
            Collection<List<?>> names =
                    port.chain().isEmpty() ? null : port.chain().get(0).getSubjectAlternativeNames();
            return names == null
                    ? "no host"
                    : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "names that cannot be read";
        }
    }

    private static String instant(X509Certificate certificate) {
        return Instant.ofEpochMilli(certificate.getNotAfter().getTime()).toString();
    }
}
