package io.connectfargate.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the build of the worker's image leaves in its folder: enough to run the same worker without a container.
 *
 * @param classPath its entries, joined as the JVM wants them
 * @param jvmFlags as in the image, with the image's own paths
 * @param agent the Java agent that serves metrics
 * @param rules the agent's rules
 */
public record WorkerImage(String classPath, List<String> jvmFlags, Path agent, Path rules) {
    private static final String CLASS_PATH = "worker.classpath";
    private static final String JVM_FLAGS = "worker.jvmflags";
    private static final String AGENT = "agent/jmx_prometheus_javaagent.jar";
    private static final String RULES = "jib/opt/connect/kafka-connect.yml";

    /** The files that {@link #in} needs. */
    public static List<Path> files(Path folder) {
        return List.of(
                folder.resolve(CLASS_PATH), folder.resolve(JVM_FLAGS), folder.resolve(AGENT), folder.resolve(RULES));
    }

    /**
     * Reads what a build has left.
     *
     * @param folder the folder {@code target} of the module {@code connect-image}, absolute
     * @throws UncheckedIOException naming a file that cannot be read
     */
    public static WorkerImage in(Path folder) {
        return new WorkerImage(
                read(folder.resolve(CLASS_PATH)), flags(folder), folder.resolve(AGENT), folder.resolve(RULES));
    }

    /** The JVM flags alone, which are there before the image's classes are packaged. */
    public static List<String> flags(Path folder) {
        return read(folder.resolve(JVM_FLAGS)).lines().toList();
    }

    /** Where the build's integration tests leave a class-data archive, from which a worker's JVM starts faster. */
    public static Path archive(Path folder) {
        return folder.resolve("worker.jsa");
    }

    /**
     * JVM flags that make use of the archive, none if there is none; the JVM ignores one of other jars or of another Java.
     *
     * @param folder as of {@link #in}
     */
    public static List<String> sharing(Path folder) {
        Path archive = archive(folder);
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
