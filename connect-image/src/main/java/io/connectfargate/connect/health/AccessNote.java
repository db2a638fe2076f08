package io.connectfargate.connect.health;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Which connectors of this worker cannot use a cluster, left for its health check.
 *
 * @param sentences why, by connector
 */
public record AccessNote(Map<String, String> sentences) {
    private static final String FILE = "connect-access.properties";

    /** Puts the note in the place of an earlier one; whoever reads meanwhile gets one of the two. */
    public void write(Path directory) throws IOException {
        Properties properties = new Properties();
        properties.putAll(sentences);
        Path draft = Files.createTempFile(directory, FILE, ".new");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, null);
        }
        Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** An empty one if there is none. */
    static AccessNote read(Path directory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return new AccessNote(Map.of());
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.forEach((connector, sentence) -> sentences.put((String) connector, (String) sentence));
        return new AccessNote(sentences);
    }
}
