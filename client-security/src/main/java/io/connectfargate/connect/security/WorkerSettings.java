package io.connectfargate.connect.security;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A worker's own configuration as its launcher makes it of the environment, for programs that run in the worker's image. The image
 * provides it to {@link ServiceLoader}; elsewhere there is none.
 */
public interface WorkerSettings {
    /**
     * What the environment makes.
     *
     * @param properties the worker's, references not resolved; hold secrets; not to be used if there are errors
     * @param errors sentences, as the launcher prints them
     */
    record Read(Map<String, String> properties, List<String> errors) {
        /** Without the properties, which hold secrets. */
        @Override
        public String toString() {
            return properties.size() + " worker properties, " + errors;
        }
    }

    /**
     * Reads the environment and applies to this JVM what a worker applies to its own: trusted certificates, token endpoints, what
     * providers may read.
     *
     * @param directory where fetched trust and key stores are put
     */
    Read read(Map<String, String> environment, Path directory);

    /**
     * The REST API of the worker that runs in this container.
     *
     * @param directory where workers leave notes for the image's programs
     * @return empty if none has started
     */
    Optional<URI> rest(Path directory);

    /** The image's, if this program runs there. */
    static Optional<WorkerSettings> find() {
        return ServiceLoader.load(WorkerSettings.class).findFirst();
    }
}
