package io.connectfargate.connect.health;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file that the worker writes and its health check reads.
 *
 * @param name of the file
 */
record NoteFile(String name) {
    /** Puts the note in the place of an earlier one; a reader meanwhile gets one of the two. */
    void write(Path directory, Map<String, String> lines) throws IOException {
        Properties properties = new Properties();
        properties.putAll(lines);
        Path draft = Files.createTempFile(directory, name, ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(draft)) {
                properties.store(writer, null);
            }
            Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            // A full disk is retried.
            Files.deleteIfExists(draft);
        }
    }

    /** Empty if there is none. */
    Optional<Map<String, String>> read(Path directory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve(name))) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, String> lines = new TreeMap<>();
        properties.forEach((key, value) -> lines.put((String) key, (String) value));
        return Optional.of(lines);
    }
}
