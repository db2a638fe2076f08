package io.connectfargate.connect.config;

import io.connectfargate.connect.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A worker's environment in a test, with a store of objects in memory. */
final class TestEnvironment {
    final Map<String, String> variables = new HashMap<>(Map.of("BROKERS", "b-1:9092", "GROUP", "migration"));
    final Map<String, String> objects = new HashMap<>();
    final ConfigurationErrors errors = new ConfigurationErrors();

    private final Path directory;

    /** @param directory where fetched trust and key stores go */
    TestEnvironment(Path directory) {
        this.directory = directory;
    }

    void put(String variable, String value) {
        variables.put(variable, value);
    }

    void putAll(Map<String, String> more) {
        variables.putAll(more);
    }

    WorkerConfiguration read() {
        ObjectStore store = (bucket, key) -> {
            String text = objects.get("s3://" + bucket + "/" + key);
            if (text == null) {
                throw new IOException("no such object");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        };
        return WorkerConfiguration.read(variables, store, directory, errors);
    }
}
