package io.connectfargate.connect.health;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which connectors and tasks have failed on this worker, left for its health check, which reports it and stays healthy.
 *
 * @param causes the root cause of each, by its name, such as {@code mm2-msc task 0}
 */
public record FailureNote(Map<String, String> causes) {
    private static final NoteFile FILE = new NoteFile("connect-failures.properties");

    /** Puts the note in the place of an earlier one; a reader meanwhile gets one of the two. */
    public void write(Path directory) throws IOException {
        FILE.write(directory, causes);
    }

    /** An empty one if there is none. */
    static FailureNote read(Path directory) throws IOException {
        return new FailureNote(FILE.read(directory).orElse(Map.of()));
    }
}
