package io.connectfargate.connect.config;

import io.connectfargate.connect.store.ObjectStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SslConfigs;

/** Trust and key stores: those in S3 are put where the old sample put them, since its connector JSON names those paths. */
final class KeyMaterial {
    static final String TRUST_STORE = "kafka.client.truststore.jks";
    static final String KEY_STORE = "kafka.client.keystore.jks";
    static final String SOURCE_TRUST_STORE = "kafka.source.truststore.jks";
    static final String SOURCE_KEY_STORE = "kafka.source.keystore.jks";

    private final Map<String, String> environment;
    private final ObjectStore store;
    private final Path directory;
    private final ConfigurationErrors errors;

    /** @param directory where the files go; {@code /tmp} in the image */
    KeyMaterial(Map<String, String> environment, ObjectStore store, Path directory, ConfigurationErrors errors) {
        this.environment = environment;
        this.store = store;
        this.directory = directory;
        this.errors = errors;
    }

    /** Fetches the stores that the environment names in S3, and gives the locations of the worker's own. */
    Map<String, String> locations() {
        fetch(Variables.SOURCE_TRUSTSTORE_S3_URI, SOURCE_TRUST_STORE);
        fetch(Variables.SOURCE_KEYSTORE_S3_URI, SOURCE_KEY_STORE);
        Map<String, String> locations = new HashMap<>();
        fetch(Variables.KAFKA_CONNECT_TRUSTSTORE_S3_URI, TRUST_STORE)
                .ifPresent(file -> locations.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString()));
        fetch(Variables.KAFKA_CONNECT_KEYSTORE_S3_URI, KEY_STORE)
                .ifPresent(file -> locations.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, file.toString()));
        if (locations.containsKey(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG)
                && !locations.containsKey(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)) {
            copyJavasTrustStore();
        }
        return locations;
    }

    /** Adds the passwords of the environment for the stores at the given locations, wherever those come from. */
    void addPasswords(Map<String, String> properties) {
        addStorePassword(
                properties,
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
                Variables.TRUSTSTORE_PASSWORD);
        addStorePassword(
                properties,
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
                Variables.KEYSTORE_PASSWORD);
        if (properties.containsKey(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG)
                || properties.containsKey(SslConfigs.SSL_KEYSTORE_KEY_CONFIG)) {
            String storePassword = environment.get(Variables.KEYSTORE_PASSWORD.name());
            Optional.ofNullable(environment.getOrDefault(Variables.KEY_PASSWORD.name(), storePassword))
                    .ifPresent(password -> properties.putIfAbsent(SslConfigs.SSL_KEY_PASSWORD_CONFIG, password));
        }
    }

    /** Kafka rejects a store password with PEM, which has none. */
    private void addStorePassword(
            Map<String, String> properties, String location, String property, Variables variable) {
        String password = environment.get(variable.name());
        String file = properties.get(location);
        if (password != null && file != null && StoreType.of(Path.of(file)) != StoreType.PEM) {
            properties.putIfAbsent(property, password);
        }
    }

    /** The old sample's mTLS connectors name a trust store that was Java's own unless the user gave another. */
    private void copyJavasTrustStore() {
        byte[] store = TrustedAuthorities.with(List.of());
        PrivateFile.write(Variables.KAFKA_CONNECT_KEYSTORE_S3_URI, store, directory.resolve(TRUST_STORE), errors);
    }

    private Optional<Path> fetch(Variables variable, String name) {
        return S3File.of(variable, environment, store, errors)
                .flatMap(bytes -> PrivateFile.write(variable, bytes, directory.resolve(name), errors));
    }
}
