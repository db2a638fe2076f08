package io.connectfargate.connect.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A secret in a file that is rewritten while it is in use. Thread-safe. */
final class SecretFile {
    private static final Logger log = LoggerFactory.getLogger(SecretFile.class);

    private final Path path;
    private String last;
    private boolean warned;

    SecretFile(Path path) {
        this.path = path;
    }

    /**
     * What is in the file now, without the line break at its end. While there is nothing to read, as in the middle of a rewrite,
     * what was there last.
     *
     * @throws IOException if there never was anything to read
     */
    synchronized String read() throws IOException {
        try {
            String text = Files.readString(path).replaceFirst("\\R\\z", "");
            if (text.isEmpty()) {
                throw new IOException("it is empty");
            }
            last = text;
            warned = false;
        } catch (IOException e) {
            String reason = "The secret in " + path + " cannot be read (" + e + ")";
            if (last == null) {
                throw new IOException(reason, e);
            }
            if (!warned) {
                log.warn("{}; its previous content is used until it can", reason);
                warned = true;
            }
        }
        return last;
    }
}
