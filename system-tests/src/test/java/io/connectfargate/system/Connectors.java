package io.connectfargate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of {@code Configuration/connectors}, with the addresses filled in as a user's {@code sed} does. */
final class Connectors {
    private static final Path DIRECTORY = Path.of(System.getProperty("connectors.dir"));

    private Connectors() {}

    /** @param file such as {@code no-auth/mm2-msc-no-auth.json} */
    static String json(String file, Clusters clusters) {
        try {
            return Files.readString(DIRECTORY.resolve(file))
                    .replace(
                            "{SOURCE CLUSTER BROKERS ADDRESS}",
                            clusters.source().internal())
                    .replace(
                            "{TARGET CLUSTER BROKERS ADDRESS}",
                            clusters.target().internal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
