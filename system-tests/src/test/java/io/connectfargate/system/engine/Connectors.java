package io.connectfargate.system.engine;

import io.connectfargate.client.ConnectorFile;
import java.nio.file.Path;

/** The files of {@code Configuration/connectors}, with the addresses filled in as a user's {@code sed} does. */
public final class Connectors {
    private static final Path DIRECTORY = Path.of(System.getProperty("connectors.dir"));

    private Connectors() {}

    /** @param file such as {@code no-auth/mm2-msc-no-auth.json} */
    public static String json(String file, Clusters clusters) {
        return ConnectorFile.read(DIRECTORY.resolve(file))
                .filled(clusters.source().internal(), clusters.target().internal());
    }
}
