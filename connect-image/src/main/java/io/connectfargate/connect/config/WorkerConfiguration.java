package io.connectfargate.connect.config;

import io.connectfargate.connect.store.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a distributed worker, put together from the environment.
 *
 * @param properties what Kafka's {@code DistributedConfig} is made of; holds secrets
 * @param authentication the mode and why it was chosen, as half a sentence
 * @param unset what the user left to us, by property: these may be fitted to the cluster
 */
public record WorkerConfiguration(Map<String, String> properties, String authentication, List<String> unset) {
    /** The replication factors of Connect's own topics, each with the property that names the topic. */
    public static final Map<String, String> REPLICATION_FACTORS = Map.of(
            "config.storage.replication.factor", "config.storage.topic",
            "offset.storage.replication.factor", "offset.storage.topic",
            "status.storage.replication.factor", "status.storage.topic");

    /**
     * Reads the environment, fetching what it names in S3.
     *
     * @param directory where fetched trust and key stores are put
     * @param errors gets every error; when it is not empty afterwards, the result must not be used
     */
    public static WorkerConfiguration read(
            Map<String, String> environment, ObjectStore store, Path directory, ConfigurationErrors errors) {
        return new EnvironmentReader(environment, store, directory, errors).read();
    }
}
