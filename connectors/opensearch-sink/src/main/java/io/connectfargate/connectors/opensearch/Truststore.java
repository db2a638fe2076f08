package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;

/** The authorities that the user trusts. */
final class Truststore {
    private Truststore() {}

    /**
     * Reads the file, if one is configured.
     *
     * @throws ConfigException if it cannot be read, without its password
     */
    static Optional<TrustManager[]> managers(SinkConfig config) {
        String location = config.getString(SinkConfig.TRUSTSTORE);
        if (location == null) {
            return Optional.empty();
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store(Path.of(location), config.secret(SinkConfig.TRUSTSTORE_PASSWORD)));
            return Optional.of(factory.getTrustManagers());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new ConfigException(
                    SinkConfig.TRUSTSTORE + ": " + location + " cannot be read as PKCS12, JKS or PEM (" + e
                            + "). Check the file and " + SinkConfig.TRUSTSTORE_PASSWORD + ".");
        }
    }

    static SSLContext context(TrustManager[] managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no TLS", e);
        }
    }

    private static KeyStore store(Path file, String password) throws IOException, GeneralSecurityException {
        if (!file.toString().endsWith(".pem") && !file.toString().endsWith(".crt")) {
            // Java finds out by itself whether it is PKCS12 or JKS.
            return KeyStore.getInstance(file.toFile(), password == null ? null : password.toCharArray());
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream certificates = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
        }
        return store;
    }
}
