package io.connectfargate.connect.config;

import java.io.IOException;
import java.net.URI;

/** Where files named by {@code s3://} addresses come from. */
@FunctionalInterface
public interface ObjectStore {
    /**
     * Reads one object whole.
     *
     * @param address {@code s3://bucket/key}
     * @throws IOException with a sentence for people if it cannot be read
     */
    byte[] read(URI address) throws IOException;
}
