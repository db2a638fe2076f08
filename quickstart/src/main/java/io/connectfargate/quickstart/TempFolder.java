package io.connectfargate.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/** Holds the logs and everything the worker writes; deleted at the end. */
record TempFolder(Path path) implements AutoCloseable {
    static TempFolder create() throws IOException {
        return new TempFolder(Files.createTempDirectory("quickstart-"));
    }

    @Override
    public void close() throws IOException {
        Utils.delete(path.toFile());
    }
}
