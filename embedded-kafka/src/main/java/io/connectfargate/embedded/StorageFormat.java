package io.connectfargate.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;

/** Formats a node's log directory, which KRaft asks for before the first start. */
final class StorageFormat {
    private StorageFormat() {}

    /**
     * @param clusterId Base64 of 16 bytes, as {@code kafka-storage random-uuid} prints
     * @param propertiesFile where to write the configuration, since Kafka's tool takes a file
     * @param further arguments for the tool, such as a user to create
     * @throws IllegalStateException with the tool's own words if it rejects
     */
    static void format(String clusterId, Map<String, String> config, Path propertiesFile, List<String> further) {
        Properties properties = new Properties();
        properties.putAll(config);
        try (Writer writer = Files.newBufferedWriter(propertiesFile)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + propertiesFile, e);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(
                List.of("format", "--ignore-formatted", "-t", clusterId, "-c", propertiesFile.toString()));
        arguments.addAll(further);
        if (StorageTool.execute(arguments.toArray(String[]::new), new PrintStream(output, true, StandardCharsets.UTF_8))
                != 0) {
            throw new IllegalStateException(output.toString(StandardCharsets.UTF_8));
        }
    }
}
