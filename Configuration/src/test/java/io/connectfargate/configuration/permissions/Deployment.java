package io.connectfargate.configuration.permissions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A worker and the three connectors, as they are shipped.
 *
 * @param features the others are turned off
 */
record Deployment(TwoClusters clusters, Login onSource, Login onTarget, Set<Feature> features) {
    static final String GROUP = "migration";
    static final List<String> CONNECTORS = List.of("mm2-msc", "mm2-cpc", "mm2-hbc");
    static final List<String> WORKER_TOPICS =
            List.of("connect-configs-" + GROUP, "connect-offsets-" + GROUP, "connect-status-" + GROUP);
    static final List<String> MIRROR_TOPICS =
            List.of("mm2-offset-syncs.msksource.internal", "msksource.checkpoints.internal", "heartbeats");

    private static final Path FOLDER = Path.of("..", "Configuration", "connectors", "no-auth");

    /** The worker's. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(clusters.worker(onTarget));
        environment.put("GROUP", GROUP);
        environment.put("CONNECT_OFFSET_STORAGE_PARTITIONS", "1");
        environment.put("CONNECT_STATUS_STORAGE_PARTITIONS", "1");
        environment.put("CONNECT_OFFSET_FLUSH_INTERVAL_MS", "1000");
        if (!features.contains(Feature.EXACTLY_ONCE)) {
            environment.put("CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT", "disabled");
        }
        return environment;
    }

    /** The file's content, quicker in what it does at intervals, and with the addresses and credentials of the two sides. */
    Map<String, String> connector(String name) throws IOException {
        Map<String, String> connector = new ObjectMapper()
                .readValue(
                        Files.readString(FOLDER.resolve(name + "-no-auth.json")),
                        new TypeReference<TreeMap<String, String>>() {});
        connector.keySet().removeIf(key -> key.matches("(source|target)\\.cluster\\.(bootstrap|security|sasl|ssl).*"));
        connector.replaceAll((key, value) -> key.endsWith(".interval.seconds") ? "1" : value);
        onSource.client(clusters.source())
                .forEach((key, value) -> connector.put("source.cluster." + key, value.toString()));
        onTarget.client(clusters.target())
                .forEach((key, value) -> connector.put("target.cluster." + key, value.toString()));
        turnOff(connector, "sync.topic.configs.enabled", Feature.TOPIC_SETTINGS);
        turnOff(connector, "sync.group.offsets.enabled", Feature.GROUP_OFFSETS);
        return connector;
    }

    private void turnOff(Map<String, String> connector, String key, Feature feature) {
        if (!features.contains(feature)) {
            connector.replace(key, "false");
        }
    }
}
