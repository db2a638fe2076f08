package io.connectfargate.migration.cluster;

import io.connectfargate.checks.connection.WorkerVariable;
import io.connectfargate.connect.security.OwnProviders;
import io.connectfargate.connect.security.WorkerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment of this process says if it runs in a worker's image: the container's own worker is configured by it, and
 * connectors' references mean what they mean there. Not thread-safe.
 */
final class WorkerEnvironment {
    /** {@code migrate} needs no group of Connect's, and a container that was started for it has none. */
    private static final String GROUP = "GROUP";

    private final Map<String, String> environment;
    private final Path directory;
    private final Optional<WorkerSettings> image;
    private Optional<Map<String, String>> properties;

    /** @param directory where the image's programs leave files */
    WorkerEnvironment(Map<String, String> environment, Path directory, Optional<WorkerSettings> image) {
        this.environment = environment;
        this.directory = directory;
        this.image = image;
    }

    /** Of this process. */
    static WorkerEnvironment ofProcess() {
        return new WorkerEnvironment(
                System.getenv(), Path.of(System.getProperty("java.io.tmpdir")), WorkerSettings.find());
    }

    /** The worker's properties, references not resolved; empty outside of the image, and without {@code BROKERS}. */
    Optional<Map<String, String>> properties(InputErrors errors) {
        if (properties == null) {
            properties = environment.containsKey(WorkerVariable.BROKERS.name())
                    ? image.map(settings -> read(settings, errors))
                    : Optional.empty();
        }
        return properties;
    }

    private Map<String, String> read(WorkerSettings settings, InputErrors errors) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent(GROUP, "migrate");
        WorkerSettings.Read read = settings.read(variables, directory);
        read.errors().forEach(errors::add);
        return read.properties();
    }

    /** The properties that name the providers of references: the worker's own, or else this product's. */
    Map<String, String> providers(InputErrors errors) {
        return properties(errors).filter(worker -> !worker.isEmpty()).orElseGet(OwnProviders::properties);
    }

    /** The REST API of the worker in this container. */
    Optional<URI> rest() {
        return image.flatMap(settings -> settings.rest(directory));
    }

    /** {@code user:password} of a worker that requires them. */
    Optional<String> restCredentials() {
        return Optional.ofNullable(environment.get("REST_CREDENTIALS")).filter(text -> !text.isBlank());
    }
}
