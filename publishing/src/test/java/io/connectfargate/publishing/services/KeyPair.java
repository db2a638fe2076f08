package io.connectfargate.publishing.services;

import io.connectfargate.publishing.programs.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate made for the test, as PEM for the registry and curl, as trust store for JVMs. It is its own authority. */
public record KeyPair(Path certificate, Path key, Path trustStore) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Makes one for loopback and these host names. */
    public static KeyPair make(Path folder, List<String> names) throws IOException, GeneralSecurityException {
        KeyStore opened = open(generate(folder.resolve("registry.p12"), names));
        byte[] certificate = opened.getCertificate("registry").getEncoded();
        KeyPair pair = new KeyPair(
                pem(folder.resolve("registry.crt"), "CERTIFICATE", certificate),
                pem(
                        folder.resolve("registry.key"),
                        "PRIVATE KEY",
                        opened.getKey("registry", PASSWORD).getEncoded()),
                folder.resolve("trust.p12"));
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("registry", opened.getCertificate("registry"));
        try (var out = Files.newOutputStream(pair.trustStore)) {
            trust.store(out, PASSWORD);
        }
        return pair;
    }

    private static Path generate(Path store, List<String> names) {
        String alternatives = "dns:localhost,ip:127.0.0.1"
                + names.stream().map(name -> ",dns:" + name).collect(Collectors.joining());
        Run.expectSuccess(
                store.getParent(),
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=registry",
                "-validity",
                "30",
                "-ext",
                "bc:critical=ca:true",
                "-ext",
                "san=" + alternatives);
        return store;
    }

    public SSLContext sslContext() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(open(trustStore));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static KeyStore open(Path store) throws IOException, GeneralSecurityException {
        KeyStore opened = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            opened.load(in, PASSWORD);
        }
        return opened;
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, body));
    }
}
