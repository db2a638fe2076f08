package io.connectfargate.connect.config;

import io.connectfargate.connect.security.Pem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificates of {@code TRUSTED_CERTIFICATES}: a private authority, trusted in addition to the public ones. */
public final class TrustedCertificates {
    static final String FILE = "trusted-certificates.jks";

    private static final Logger log = LoggerFactory.getLogger(TrustedCertificates.class);

    private TrustedCertificates() {}

    /**
     * Makes every client of this JVM trust them that is given no trust store of its own: of Kafka, of AWS, of token endpoints. To be
     * called before the first of them is made.
     *
     * @param directory where the trust store goes
     * @param errors gets a sentence if the variable holds no certificates
     */
    public static void install(Map<String, String> environment, Path directory, ConfigurationErrors errors) {
        String text = environment.getOrDefault(Variables.TRUSTED_CERTIFICATES.name(), "");
        if (text.isBlank()) {
            return;
        }
        List<X509Certificate> certificates = parse(text, errors);
        if (certificates.isEmpty()) {
            return;
        }
        warnOfAge(certificates);
        byte[] store = TrustedAuthorities.with(certificates);
        PrivateFile.write(Variables.TRUSTED_CERTIFICATES, store, directory.resolve(FILE), errors)
                .ifPresent(file -> {
                    System.setProperty("javax.net.ssl.trustStore", file.toString());
                    System.setProperty("javax.net.ssl.trustStoreType", TrustedAuthorities.TYPE);
                    System.setProperty("javax.net.ssl.trustStorePassword", TrustedAuthorities.PASSWORD);
                });
    }

    private static List<X509Certificate> parse(String text, ConfigurationErrors errors) {
        String reason = "";
        try {
            Collection<?> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(Pem.withLineBreaks(text).getBytes(StandardCharsets.UTF_8)));
            if (!found.isEmpty()) {
                return found.stream().map(X509Certificate.class::cast).toList();
            }
        } catch (CertificateException e) {
            reason = " (" + e.getMessage() + ")";
        }
        errors.add(
                Variables.TRUSTED_CERTIFICATES.name(),
                "contains no certificates that can be read" + reason,
                "one or more certificates as PEM text, -----BEGIN CERTIFICATE----- and so on");
        return List.of();
    }

    private static void warnOfAge(List<X509Certificate> certificates) {
        Instant now = Instant.now();
        certificates.stream()
                .filter(certificate -> certificate.getNotAfter().toInstant().isBefore(now))
                .forEach(certificate -> log.warn(
                        "{} contains a certificate that expired on {}: {}. What it signed is not trusted; replace it",
                        Variables.TRUSTED_CERTIFICATES,
                        certificate.getNotAfter().toInstant(),
                        certificate.getSubjectX500Principal()));
    }
}
