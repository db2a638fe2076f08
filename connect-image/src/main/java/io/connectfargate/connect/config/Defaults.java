package io.connectfargate.connect.config;

import io.connectfargate.connect.converter.UnchangedBytesHeaderConverter;
import io.connectfargate.connect.security.EnvironmentVariables;
import io.connectfargate.connect.security.SecretFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The worker properties that hold unless the user says otherwise. {@code connect-image/RATIONALE.md} has the reasons. */
final class Defaults {
    /** Where users put further connectors. */
    static final Path PLUGINS = Path.of("/opt/connect/plugins");
    /**
     * What {@code ${env:}} may read: connector JSON comes in over REST, so it must not reach every variable. The stores'
     * passwords open nothing but files of this container; the region is no secret.
     */
    static final String VISIBLE_VARIABLES = "(SOURCE|TARGET)_.*|BROKERS|GROUP|USERNAME|PASSWORD"
            + "|KEYSTORE_PASSWORD|KEY_PASSWORD|TRUSTSTORE_PASSWORD|AWS_REGION";

    private static final String PROVIDERS = "org.apache.kafka.common.config.provider.";

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
        defaults.put("producer.enable.idempotence", "true");
        defaults.put("offset.flush.interval.ms", "10000");
        defaults.put("offset.flush.timeout.ms", "30000");
        defaults.put("scheduled.rebalance.max.delay.ms", "60000");
        defaults.put("task.shutdown.graceful.timeout.ms", "10000");
        defaults.put("plugin.discovery", "service_load");
        if (Files.isDirectory(PLUGINS)) {
            defaults.put("plugin.path", PLUGINS.toString());
        }
        defaults.putAll(providers());
        return defaults;
    }

    /** Providers that read files exist only beside a folder they may read: without one Kafka would let them read any. */
    private static Map<String, String> providers() {
        Map<String, String> properties = new HashMap<>();
        properties.put("config.providers", "env");
        properties.put("config.providers.env.class", EnvironmentVariables.class.getName());
        properties.put("config.providers.env.param.allowlist.pattern", VISIBLE_VARIABLES);
        String folders = SecretFolders.OF_IMAGE.existing();
        if (!folders.isEmpty()) {
            properties.put("config.providers", "env,file,dir");
            properties.put("config.providers.file.class", PROVIDERS + "FileConfigProvider");
            properties.put("config.providers.file.param.allowed.paths", folders);
            properties.put("config.providers.dir.class", PROVIDERS + "DirectoryConfigProvider");
            properties.put("config.providers.dir.param.allowed.paths", folders);
        }
        return properties;
    }
}
