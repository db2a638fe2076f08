package io.connectfargate.connect.store;

import java.io.IOException;

/** Where files named by {@code s3://} addresses come from. */
@FunctionalInterface
public interface ObjectStore {
    /**
     * Reads one object whole.
     *
     * @param key the object's name, taken literally
     * @throws IOException with a sentence for people if it cannot be read
     */
    byte[] read(String bucket, String key) throws IOException;
}
