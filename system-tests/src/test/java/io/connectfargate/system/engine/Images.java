package io.connectfargate.system.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The images that the build has made, loaded into the container engine once. */
public final class Images {
    public static final DockerImageName BROKER = load("test-broker:local", "broker.image.tar");
    public static final DockerImageName WORKER = load("kafka-connect:local", "worker.image.tar");

    private Images() {}

    /** What runs another main class of the broker's image than its own. */
    public static String[] brokerEntrypoint(Class<?> main) {
        String[] entrypoint = DockerClientFactory.instance()
                .client()
                .inspectImageCmd(BROKER.asCanonicalNameString())
                .exec()
                .getConfig()
                .getEntrypoint();
        entrypoint[entrypoint.length - 1] = main.getName();
        return entrypoint;
    }

    /**
     * Loads a further one.
     *
     * @param property the system property with the path of its tar
     */
    public static DockerImageName load(String name, String property) {
        Path tar = Path.of(System.getProperty(property));
        try (InputStream in = Files.newInputStream(tar)) {
            DockerClientFactory.instance().client().loadImageCmd(in).exec();
        } catch (IOException e) {
            throw new UncheckedIOException("No image at " + tar + ": build it with ./mvnw package", e);
        }
        return DockerImageName.parse(name);
    }
}
