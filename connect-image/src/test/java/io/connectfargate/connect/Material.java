package io.connectfargate.connect;

import io.connectfargate.secured.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Certificates and keys in each way in which they reach a worker. */
public final class Material {
    /** Of every PKCS12 file. */
    public static final String PASSWORD = "chan&e\"it\\";

    private final Path directory;
    private final S3Server s3;

    /** @param directory where files of users lie */
    Material(Path directory, S3Server s3) {
        this.directory = directory;
        this.s3 = s3;
    }

    /** How the certificates to trust reach the worker. */
    enum Trust {
        PEM_TEXT,
        PEM_FILE,
        PKCS12_FILE,
        PEM_IN_S3,
        TRUSTED_CERTIFICATES
    }

    /** How a client certificate reaches the worker. */
    enum Keys {
        PEM_TEXT,
        PEM_FILE,
        PKCS12_FILE,
        PKCS12_IN_S3
    }

    /** Variables of the worker with which it trusts the certificates. */
    Map<String, String> trusting(Trust trust, String certificates) throws IOException, GeneralSecurityException {
        Map<String, String> environment = new HashMap<>();
        switch (trust) {
            case PEM_TEXT -> environment.put("CONNECT_SSL_TRUSTSTORE_CERTIFICATES", onOneLine(certificates));
            case PEM_FILE -> {
                Path file = Files.writeString(directory.resolve("trust.pem"), certificates);
                environment.put("CONNECT_SSL_TRUSTSTORE_LOCATION", file.toString());
            }
            case PKCS12_FILE -> {
                KeyStore store = kafkas(Map.of("ssl.truststore.certificates", certificates))
                        .truststore();
                environment.put(
                        "CONNECT_SSL_TRUSTSTORE_LOCATION",
                        write(store, directory.resolve("trust.p12")).toString());
                environment.put("TRUSTSTORE_PASSWORD", PASSWORD);
            }
            case PEM_IN_S3 -> {
                s3.put("secrets", "trust.pem", certificates.getBytes(StandardCharsets.UTF_8));
                environment.putAll(s3.environment());
                environment.put("KAFKA_CONNECT_TRUSTSTORE_S3_URI", "s3://secrets/trust.pem");
            }
            case TRUSTED_CERTIFICATES -> environment.put("TRUSTED_CERTIFICATES", onOneLine(certificates));
        }
        return environment;
    }

    /** Variables of the worker with which it shows the certificate. */
    Map<String, String> showing(Keys keys, Identity identity) throws IOException, GeneralSecurityException {
        Map<String, String> environment = new HashMap<>();
        switch (keys) {
            case PEM_TEXT -> {
                environment.put("CONNECT_SSL_KEYSTORE_KEY", onOneLine(identity.key()));
                environment.put("CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN", onOneLine(identity.certificateChain()));
            }
            case PEM_FILE -> {
                Path file = directory.resolve("keys.pem");
                Files.writeString(file, identity.key() + identity.certificateChain());
                environment.put("CONNECT_SSL_KEYSTORE_LOCATION", file.toString());
            }
            case PKCS12_FILE -> {
                environment.put("CONNECT_SSL_KEYSTORE_LOCATION", keyStore(identity));
                environment.put("KEYSTORE_PASSWORD", PASSWORD);
            }
            case PKCS12_IN_S3 -> {
                s3.put("secrets", "keys.p12", Files.readAllBytes(Path.of(keyStore(identity))));
                environment.putAll(s3.environment());
                environment.put("KAFKA_CONNECT_KEYSTORE_S3_URI", "s3://secrets/keys.p12");
                environment.put("KEYSTORE_PASSWORD", PASSWORD);
            }
        }
        return environment;
    }

    /** What arrives in a variable when a line break is written as two characters. */
    private static String onOneLine(String pem) {
        return pem.replace("\n", "\\n");
    }

    private String keyStore(Identity identity) throws IOException, GeneralSecurityException {
        return pkcs12(identity, directory.resolve("keys.p12")).toString();
    }

    /** Writes the certificate and its key, locked with {@link #PASSWORD}. */
    public static Path pkcs12(Identity identity, Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = kafkas(Map.of(
                        "ssl.keystore.key", identity.key(),
                        "ssl.keystore.certificate.chain", identity.certificateChain()))
                .keystore();
        KeyStore locked = KeyStore.getInstance("PKCS12");
        locked.load(null, null);
        locked.setKeyEntry(
                "client", keys.getKey("kafka", null), PASSWORD.toCharArray(), keys.getCertificateChain("kafka"));
        return write(locked, file);
    }

    private static DefaultSslEngineFactory kafkas(Map<String, String> pem) {
        Map<String, String> settings = new HashMap<>(pem);
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.truststore.type", "PEM");
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(new ConfigDef().withClientSslSupport().parse(settings));
        return factory;
    }

    private static Path write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
