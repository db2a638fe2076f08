package io.connectfargate.migration.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;

/** A file of a Kafka client's properties, as Kafka's own tools read it. */
public final class ClientFile {
    private ClientFile() {}

    /**
     * Its properties with the address of a cluster, references not resolved.
     *
     * @param option that names the file, for the sentences
     * @return empty if it cannot be used, which is added to the errors
     */
    static Optional<Map<String, String>> read(String option, Path file, InputErrors errors) {
        return parse(option, file, errors).filter(read -> hasAddress(read, "", file, errors));
    }

    /**
     * Its properties, references not resolved.
     *
     * @param option that names the file, for the sentences
     * @return empty if it cannot be read, which is added to the errors
     */
    public static Optional<Map<String, String>> parse(String option, Path file, InputErrors errors) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            errors.add(option + " " + file, "does not exist", "a file of a Kafka client's properties");
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            errors.add(
                    option + " " + file,
                    "cannot be read (" + e.getClass().getSimpleName() + ")",
                    "a file of a Kafka client's properties, name=value a line, that this user may read");
            return Optional.empty();
        }
        Map<String, String> read = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> read.put(name, properties.getProperty(name).strip()));
        return Optional.of(read);
    }

    /**
     * Whether bootstrap servers are among the properties.
     *
     * @param or another name that the user may know, and "or"
     */
    public static boolean hasAddress(Map<String, String> properties, String or, Path file, InputErrors errors) {
        boolean there = !properties
                .getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "")
                .isEmpty();
        if (!there) {
            errors.add(
                    (or + " " + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG + " of " + file).strip(),
                    "is missing",
                    "the cluster's bootstrap servers, host:port,host:port");
        }
        return there;
    }
}
