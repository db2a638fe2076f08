package io.connectfargate.connect.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;

/** The formats of {@code ssl.truststore.type} and {@code ssl.keystore.type}, by a file's first bytes. */
enum StoreType {
    JKS,
    PEM,
    PKCS12;

    private static final byte[] JKS_MAGIC = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
    /** PKCS12 is one DER sequence. */
    private static final byte DER_SEQUENCE = 0x30;

    /** What Kafka calls the format of this file; an unreadable file passes for PEM, and Kafka says what is wrong with it. */
    static StoreType of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(JKS_MAGIC.length);
            if (Arrays.equals(start, JKS_MAGIC)) {
                return JKS;
            }
            return start.length > 0 && start[0] == DER_SEQUENCE ? PKCS12 : PEM;
        } catch (IOException e) {
            return PEM;
        }
    }

    /** Adds the types that the user left out: Kafka reads every store as JKS otherwise. */
    static void addTo(Map<String, String> properties) {
        add(
                properties,
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG);
        add(
                properties,
                SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                SslConfigs.SSL_KEYSTORE_KEY_CONFIG);
    }

    private static void add(Map<String, String> properties, String type, String location, String text) {
        if (properties.containsKey(text)) {
            properties.putIfAbsent(type, PEM.name());
        } else if (properties.containsKey(location) && !properties.get(location).contains("${")) {
            properties.putIfAbsent(type, of(Path.of(properties.get(location))).name());
        }
    }
}
