package io.connectfargate.migration.groups;

import io.connectfargate.migration.cluster.ClientFile;
import io.connectfargate.migration.cluster.InputErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;

/**
 * The properties file of the tool MM2GroupOffsetSync, whose keys are names of constants, such as {@code BOOTSTRAP_SERVERS_CONFIG}.
 * Keys as Kafka has them may stand next to them and win: {@code bootstrap.servers}, {@code sasl.jaas.config}.
 */
public final class OldProperties {
    private static final String SUFFIX = "_CONFIG";
    /** Where the old tool looked for stores that its file did not name. */
    private static final Map<String, String> STORES = Map.of(
            SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, "/tmp/kafka.client.truststore.jks",
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, "/tmp/kafka.client.keystore.jks");

    /** What it took for the passwords of a key store. */
    private static final String PASSWORD = "password";

    private static final Set<String> KEY_STORE = Set.of(
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEY_PASSWORD_CONFIG);

    private OldProperties() {}

    /**
     * A client's properties from a file, references not resolved.
     *
     * @param option that names the file, for the sentences
     * @param tls whether {@code -ssl} is given
     * @param mutual whether {@code -mtls} is given, which includes it
     * @return empty if the file cannot be used, which is added to the errors
     */
    public static Optional<Map<String, String>> read(
            String option, Path file, boolean tls, boolean mutual, InputErrors errors) {
        return ClientFile.parse(option, file, errors)
                .map(read -> translated(read, tls, mutual))
                .filter(properties -> ClientFile.hasAddress(properties, "BOOTSTRAP_SERVERS_CONFIG, or", file, errors));
    }

    private static Map<String, String> translated(Map<String, String> read, boolean tls, boolean mutual) {
        Map<String, String> properties = new TreeMap<>(read);
        properties.keySet().removeIf(key -> key.endsWith(SUFFIX));
        boolean encrypted = tls || mutual || properties.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        constants(read).forEach((name, value) -> {
            // The old tool read the key store for -mtls only, and its file names it in any case.
            if (KEY_STORE.contains(name) ? mutual : encrypted || !name.startsWith("ssl.")) {
                properties.putIfAbsent(name, value);
            }
        });
        if (tls || mutual) {
            properties.putIfAbsent(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
            addStore(properties, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG);
        }
        if (mutual) {
            addStore(properties, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);
            addPasswords(properties);
        }
        return properties;
    }

    /** BOOTSTRAP_SERVERS_CONFIG is bootstrap.servers; a blank value is none, and what is no client's is left out. */
    private static Map<String, String> constants(Map<String, String> read) {
        Map<String, String> constants = new TreeMap<>();
        read.forEach((key, value) -> {
            String name =
                    key.replaceFirst(SUFFIX + "$", "").toLowerCase(Locale.ROOT).replace('_', '.');
            if (key.endsWith(SUFFIX)
                    && !value.isEmpty()
                    && AdminClientConfig.configNames().contains(name)) {
                constants.put(name, value);
            }
        });
        return constants;
    }

    /** One that is not there is not used: then Java's own authorities are trusted, as those that sign MSK's brokers are. */
    private static void addStore(Map<String, String> properties, String name) {
        if (Files.exists(Path.of(STORES.get(name)))) {
            properties.putIfAbsent(name, STORES.get(name));
        }
    }

    private static void addPasswords(Map<String, String> properties) {
        if (properties.containsKey(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG)) {
            properties.putIfAbsent(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, PASSWORD);
            properties.putIfAbsent(SslConfigs.SSL_KEY_PASSWORD_CONFIG, PASSWORD);
        }
    }
}
