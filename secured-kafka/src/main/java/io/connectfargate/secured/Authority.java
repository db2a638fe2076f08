package io.connectfargate.secured;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** A certificate authority of a test's own. Nobody but those who are handed {@link #certificate()} trusts it. */
public final class Authority {
    private static final Duration LIFETIME = Duration.ofDays(1);

    /** Clocks of containers may be behind. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private final KeyPair keys = newKeys();
    private final X500Principal name;
    private final String certificate;

    private Authority(String commonName) {
        name = distinguishedName(commonName);
        certificate = pem(issue(name, keys, Instant.now().plus(LIFETIME), new GeneralNames(new GeneralName[0])));
    }

    /** With keys that no other one has. */
    public static Authority create() {
        return new Authority("Test authority");
    }

    /** What clients and brokers have to trust, as PEM. */
    public String certificate() {
        return certificate;
    }

    /** @param hosts the names and addresses that the broker may be reached by */
    public Identity server(String... hosts) {
        return identity(hosts[0], Instant.now().plus(LIFETIME), hosts);
    }

    /** @param commonName makes the principal {@code User:CN=commonName} */
    public Identity client(String commonName) {
        return identity(commonName, Instant.now().plus(LIFETIME));
    }

    /**
     * One whose time was over a minute ago.
     *
     * @param commonName of a client, or the first name of a broker
     * @param hosts the names and addresses that a broker may be reached by; none for a client
     */
    public Identity expired(String commonName, String... hosts) {
        return identity(commonName, Instant.now().minus(Duration.ofMinutes(1)), hosts);
    }

    private Identity identity(String commonName, Instant until, String... hosts) {
        KeyPair own = newKeys();
        GeneralName[] names = Arrays.stream(hosts)
                .map(host ->
                        new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        X509Certificate issued = issue(distinguishedName(commonName), own, until, new GeneralNames(names));
        return new Identity(pem(own), pem(issued) + certificate);
    }

    private X509Certificate issue(X500Principal subject, KeyPair own, Instant until, GeneralNames names) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()),
                Date.from(until.minus(LIFETIME).minus(BEFORE)),
                Date.from(until),
                subject,
                own.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(own == keys));
            if (names.getNames().length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("No certificate for " + subject, e);
        }
    }

    private static X500Principal distinguishedName(String commonName) {
        return new X500Principal("CN=" + commonName);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object what) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(what instanceof KeyPair pair ? new JcaPKCS8Generator(pair.getPrivate(), null) : what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
