package io.connectfargate.connect.config;

import io.connectfargate.connect.converter.UnchangedBytesHeaderConverter;
import io.connectfargate.connect.security.OwnProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The worker properties that hold unless the user says otherwise. {@code connect-image/RATIONALE.md} has the reasons. */
final class Defaults {
    /** Where users put further connectors. */
    static final Path PLUGINS = Path.of("/opt/connect/plugins");

    private Defaults() {}

    static Map<String, String> of(String group) {
        Map<String, String> defaults = new HashMap<>();
        defaults.put("config.storage.topic", "connect-configs-" + group);
        defaults.put("offset.storage.topic", "connect-offsets-" + group);
        defaults.put("status.storage.topic", "connect-status-" + group);
        defaults.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        defaults.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        defaults.put("header.converter", UnchangedBytesHeaderConverter.class.getName());
        defaults.put("listeners", "http://0.0.0.0:8083");
        defaults.put("connector.client.config.override.policy", "All");
        defaults.put("exactly.once.source.support", "enabled");
        // Of sinks: MirrorMaker's consumers have settings of their own.
        defaults.put("consumer.isolation.level", "read_committed");
        defaults.put("producer.enable.idempotence", "true");
        defaults.put("producer.max.block.ms", "120000");
        defaults.put("offset.flush.interval.ms", "10000");
        defaults.put("offset.flush.timeout.ms", "30000");
        defaults.put("scheduled.rebalance.max.delay.ms", "0");
        defaults.put("task.shutdown.graceful.timeout.ms", "10000");
        defaults.put("plugin.discovery", "service_load");
        if (Files.isDirectory(PLUGINS)) {
            defaults.put("plugin.path", PLUGINS.toString());
        }
        defaults.putAll(OwnProviders.properties());
        return defaults;
    }
}
