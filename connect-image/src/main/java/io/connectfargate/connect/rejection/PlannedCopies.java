package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.connect.mirror.ConfigPropertyFilter;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;

/** The copies that a source connector will create on the target: partitions, replication factor and properties as MirrorMaker sends them. */
final class PlannedCopies {
    private final MirrorConnector connector;
    private final short replicationFactor;
    private final ConfigPropertyFilter filter;

    PlannedCopies(MirrorConnector connector) {
        this.connector = connector;
        MirrorSourceConfig config = new MirrorSourceConfig(connector.config());
        replicationFactor = config.getInt(MirrorSourceConfig.REPLICATION_FACTOR).shortValue();
        filter = config.getConfiguredInstance(
                MirrorSourceConfig.CONFIG_PROPERTY_FILTER_CLASS, ConfigPropertyFilter.class);
    }

    /** The replicas of each copy; -1 leaves it to the target. */
    short replicationFactor() {
        return replicationFactor;
    }

    /**
     * By the topic's name on the source.
     *
     * @param topics that the source has
     */
    Map<String, NewTopic> of(List<String> topics, Side source) throws UnknownException {
        Map<String, NewTopic> copies = new TreeMap<>();
        for (int start = 0; start < topics.size(); start += Settings.BATCH) {
            List<String> batch = topics.subList(start, Math.min(start + Settings.BATCH, topics.size()));
            Map<String, TopicDescription> described = source.describe(batch);
            Map<String, Config> settings = Settings.of(source, ConfigResource.Type.TOPIC, batch);
            settings.keySet()
                    .forEach(topic -> copies.put(
                            topic,
                            new NewTopic(
                                            connector.targetName(topic),
                                            described.get(topic).partitions().size(),
                                            replicationFactor)
                                    .configs(carriedOver(settings.get(topic)))));
        }
        return copies;
    }

    /** As MirrorSourceConnector chooses for a topic that it creates. */
    Map<String, String> carriedOver(Config settings) {
        Map<String, String> carried = new HashMap<>();
        for (ConfigEntry entry : settings.entries()) {
            boolean wanted = !entry.isDefault() || filter.shouldReplicateSourceDefault(entry.name());
            boolean readable = !entry.isReadOnly() && !entry.isSensitive();
            if (wanted
                    && readable
                    && entry.source() != ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG
                    && filter.shouldReplicateConfigProperty(entry.name())) {
                carried.put(entry.name(), entry.value());
            }
        }
        return carried;
    }
}
