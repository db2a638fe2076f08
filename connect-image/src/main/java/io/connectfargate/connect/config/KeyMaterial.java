package io.connectfargate.connect.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SslConfigs;

/** Trust and key stores that come from S3, put where the old sample put them, since its connector JSON names those paths. */
final class KeyMaterial {
    static final String TRUST_STORE = "kafka.client.truststore.jks";
    static final String KEY_STORE = "kafka.client.keystore.jks";

    private final Map<String, String> environment;
    private final ObjectStore store;
    private final Path directory;
    private final Problems problems;

    /** @param directory where the files go; {@code /tmp} in the image */
    KeyMaterial(Map<String, String> environment, ObjectStore store, Path directory, Problems problems) {
        this.environment = environment;
        this.store = store;
        this.directory = directory;
        this.problems = problems;
    }

    /** @return {@code ssl.*} properties for what the environment names; empty if it names nothing */
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        fetch(Variables.KAFKA_CONNECT_TRUSTSTORE_S3_URI, TRUST_STORE).ifPresent(file -> {
            properties.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, file.toString());
            putPassword(properties, SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, Variables.TRUSTSTORE_PASSWORD, file);
        });
        fetch(Variables.KAFKA_CONNECT_KEYSTORE_S3_URI, KEY_STORE).ifPresent(file -> {
            properties.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, file.toString());
            putPassword(properties, SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, Variables.KEYSTORE_PASSWORD, file);
            Variables keyPassword = environment.containsKey(Variables.KEY_PASSWORD.name())
                    ? Variables.KEY_PASSWORD
                    : Variables.KEYSTORE_PASSWORD;
            Optional.ofNullable(environment.get(keyPassword.name()))
                    .ifPresent(password -> properties.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, password));
            if (!properties.containsKey(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG)) {
                copyJavasTrustStore();
            }
        });
        return properties;
    }

    /** The old sample's mTLS connectors name a trust store that was Java's own unless the user gave another. */
    private void copyJavasTrustStore() {
        Path own = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try {
            write(Variables.KAFKA_CONNECT_KEYSTORE_S3_URI, Files.readAllBytes(own), directory.resolve(TRUST_STORE));
        } catch (IOException e) {
            throw new UncheckedIOException("This Java has no trust store at " + own, e);
        }
    }

    private Optional<Path> fetch(Variables variable, String name) {
        return S3File.of(variable, environment, store, problems)
                .flatMap(bytes -> write(variable, bytes, directory.resolve(name)));
    }

    private Optional<Path> write(Variables variable, byte[] bytes, Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, bytes);
            return Optional.of(file);
        } catch (IOException e) {
            problems.add(
                    variable.name(),
                    "cannot be stored as " + file + " (" + e.getClass().getSimpleName() + ")",
                    "a writable " + directory + "; with a read-only root file system it needs a volume");
            return Optional.empty();
        }
    }

    /** Kafka refuses a store password beside PEM, which has none. */
    private void putPassword(Map<String, String> properties, String property, Variables variable, Path file) {
        String password = environment.get(variable.name());
        if (password != null && StoreType.of(file) != StoreType.PEM) {
            properties.put(property, password);
        }
    }
}
