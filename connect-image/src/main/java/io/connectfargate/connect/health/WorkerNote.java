package io.connectfargate.connect.health;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a worker leaves for its health check: a file, since the check is a process of its own.
 *
 * @param rest where the worker's REST API answers from inside the container
 * @param workerId as Connect's status answers name this worker: its advertised host and port
 */
public record WorkerNote(URI rest, String workerId) {
    private static final String FILE = "connect-worker.properties";

    /** Writes the note into a folder that the health check reads as well, {@code /tmp} in the image. */
    public void write(Path directory) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("rest", rest.toString());
        properties.setProperty("worker.id", workerId);
        try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
            properties.store(writer, null);
        }
    }

    /** @throws java.nio.file.NoSuchFileException if no worker has started here */
    public static WorkerNote read(Path directory) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
            properties.load(reader);
        }
        return new WorkerNote(URI.create(properties.getProperty("rest")), properties.getProperty("worker.id"));
    }
}
