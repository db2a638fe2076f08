package io.connectfargate.connect.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificates that this JVM trusts where nothing else is said. */
final class TrustedAuthorities {
    /** No secret: everybody who asks for Java's trust store gives this one. */
    static final String PASSWORD = "changeit";
    /** Unlike PKCS12, it can be read without a password as well, as the old sample's connector files do. */
    static final String TYPE = "JKS";

    private TrustedAuthorities() {}

    /** As a key store file with Java's, and further ones. */
    static byte[] with(Collection<X509Certificate> further) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            Set<X509Certificate> all = new LinkedHashSet<>(further);
            all.addAll(ofJava());
            int number = 0;
            for (X509Certificate certificate : all) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, PASSWORD.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot create a trust store", e);
        } catch (IOException e) {
            throw new UncheckedIOException("This JVM cannot create a trust store", e);
        }
    }

    /** Asked of Java's own trust manager: it knows the file, its format, and the properties that name another. */
    private static Set<X509Certificate> ofJava() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .forEach(manager -> certificates.addAll(List.of(manager.getAcceptedIssuers())));
        return certificates;
    }
}
