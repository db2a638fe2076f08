package io.connectfargate.connect.health;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which connectors of this worker cannot use a cluster, left for its health check, which reports it and stays healthy.
 *
 * @param sentences why, by connector
 */
public record AccessNote(Map<String, String> sentences) {
    private static final NoteFile FILE = new NoteFile("connect-access.properties");

    /** Puts the note in the place of an earlier one; a reader meanwhile gets one of the two. */
    public void write(Path directory) throws IOException {
        FILE.write(directory, sentences);
    }

    /** An empty one if there is none. */
    static AccessNote read(Path directory) throws IOException {
        return new AccessNote(FILE.read(directory).orElse(Map.of()));
    }
}
