package io.connectfargate.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of {@code Configuration/connectors}, or what a script has made of several.
 *
 * @param text JSON with placeholders for the addresses of both clusters
 */
public record ConnectorFile(String text) {
    private static final String SOURCE = "{SOURCE CLUSTER BROKERS ADDRESS}";
    private static final String TARGET = "{TARGET CLUSTER BROKERS ADDRESS}";

    /** @throws UncheckedIOException naming the file if it cannot be read */
    public static ConnectorFile read(Path file) {
        try {
            return new ConnectorFile(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * Replaces the placeholders, as the README's {@code sed} line does.
     *
     * @param source bootstrap servers, or a reference such as <code>${env:SOURCE_BROKERS}</code>
     * @param target the same of the other cluster
     * @return the body of a {@code PUT}
     */
    public String filled(String source, String target) {
        return text.replace(SOURCE, source).replace(TARGET, target);
    }
}
