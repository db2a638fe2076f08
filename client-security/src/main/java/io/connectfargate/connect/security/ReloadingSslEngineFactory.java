package io.connectfargate.connect.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own TLS, recreated when a trust or key store's file has other content: the next connection shows the new certificate. To
 * be named in {@code ssl.engine.factory.class}. Thread-safe.
 *
 * <p>While the new content cannot be used, as in the middle of a rewrite, the old one stays in use. Passwords are those of the
 * configuration, which do not change.
 */
public final class ReloadingSslEngineFactory implements SslEngineFactory {
    private static final Logger log = LoggerFactory.getLogger(ReloadingSslEngineFactory.class);

    private Map<String, ?> settings;
    private List<Path> files;
    private SslEngineFactory current;
    private String used;
    private String refused;

    /** @throws KafkaException if a store cannot be read */
    @Override
    public synchronized void configure(Map<String, ?> configs) {
        settings = configs;
        files = Stream.of(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)
                .map(configs::get)
                .filter(Objects::nonNull)
                .map(location -> Path.of(location.toString()))
                .toList();
        try {
            // Before the files are read for good: a change in between is found at the next connection.
            used = content();
        } catch (IOException e) {
            throw new KafkaException("A trust or key store cannot be read (" + e + ")", e);
        }
        current = make();
    }

    @Override
    public SSLEngine createClientSslEngine(String peerHost, int peerPort, String endpointIdentification) {
        return newest().createClientSslEngine(peerHost, peerPort, endpointIdentification);
    }

    @Override
    public SSLEngine createServerSslEngine(String peerHost, int peerPort) {
        return newest().createServerSslEngine(peerHost, peerPort);
    }

    private synchronized SslEngineFactory newest() {
        try {
            String found = content();
            if (!found.equals(used) && !found.equals(refused)) {
                refused = found;
                current = make();
                used = found;
                refused = null;
                log.info("New connections use the current content of {}", files);
            }
        } catch (IOException e) {
            if (!e.toString().equals(refused)) {
                refused = e.toString();
                warn(e.toString());
            }
        } catch (RuntimeException e) {
            warn(reason(e));
        }
        return current;
    }

    private void warn(String reason) {
        log.warn("{} changed but cannot be used ({}); the previous content stays in use", files, reason);
    }

    private SslEngineFactory make() {
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(settings);
        return factory;
    }

    /** Distinguishes contents: a date would miss a change within its grain, and a file of the same age mounted in its place. */
    private String content() throws IOException {
        StringBuilder digests = new StringBuilder();
        for (Path file : files) {
            digests.append(HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
        }
        return digests.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String reason(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public synchronized boolean shouldBeRebuilt(Map<String, Object> nextConfigs) {
        return current.shouldBeRebuilt(nextConfigs);
    }

    @Override
    public synchronized Set<String> reconfigurableConfigs() {
        return current.reconfigurableConfigs();
    }

    @Override
    public synchronized KeyStore keystore() {
        return current.keystore();
    }

    @Override
    public synchronized KeyStore truststore() {
        return current.truststore();
    }

    @Override
    public synchronized void close() throws IOException {
        current.close();
    }
}
