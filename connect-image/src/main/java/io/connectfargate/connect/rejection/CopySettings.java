package io.connectfargate.connect.rejection;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The properties of topics on the source, and of their copies: those that exist, and those that are still to be created. */
final class CopySettings {
    /** What brokers call it for topics that have no value of their own. */
    private static final Map<String, String> OF_BROKERS = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "message.max.bytes",
            TopicConfig.CLEANUP_POLICY_CONFIG, "log.cleanup.policy",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "log.message.timestamp.type",
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, "log.message.timestamp.before.max.ms",
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, "log.message.timestamp.after.max.ms",
            Settings.TIMESTAMP_DIFFERENCE, "log.message.timestamp.difference.max.ms");

    private final MirrorConnector connector;
    private final PlannedCopies planned;
    private final Map<String, Config> onSource;
    private final Map<String, Config> copies;
    private final Config broker;

    private CopySettings(
            MirrorConnector connector,
            PlannedCopies planned,
            Map<String, Config> onSource,
            Map<String, Config> copies,
            Config broker) {
        this.connector = connector;
        this.planned = planned;
        this.onSource = onSource;
        this.copies = copies;
        this.broker = broker;
    }

    /**
     * @param topics that the connector copies
     * @param existing topics of the target
     */
    static CopySettings of(
            MirrorConnector connector,
            PlannedCopies planned,
            Collection<String> topics,
            Set<String> existing,
            Side source,
            Side target)
            throws UnknownException {
        List<String> copies = topics.stream()
                .map(connector::targetName)
                .filter(existing::contains)
                .toList();
        Map<String, Config> brokers = Map.of();
        if (copies.size() < topics.size()) {
            Collection<Node> nodes =
                    target.await(target.admin().describeCluster().nodes(), "its brokers");
            String any = nodes.stream().map(Node::idString).sorted().findFirst().orElse("0");
            brokers = Settings.of(target, ConfigResource.Type.BROKER, List.of(any));
        }
        return new CopySettings(
                connector,
                planned,
                new TreeMap<>(Settings.of(source, ConfigResource.Type.TOPIC, topics)),
                Settings.of(target, ConfigResource.Type.TOPIC, copies),
                brokers.values().stream().findFirst().orElse(null));
    }

    /** The topics whose properties the source reported. */
    Set<String> topics() {
        return onSource.keySet();
    }

    /** On the source; null if it has no such property. */
    Long onSource(String topic, String setting) {
        return Settings.number(onSource.get(topic), setting);
    }

    /** Whether the topic on the source has a value of its own. */
    boolean isOwn(String topic, String setting) {
        ConfigEntry entry = onSource.get(topic).get(setting);
        return entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }

    /** For the copy; null if unknown. */
    String ofCopy(String topic, String setting) {
        Config copy = copies.get(connector.targetName(topic));
        if (copy != null) {
            return Settings.value(copy, setting);
        }
        String carried = planned.carriedOver(onSource.get(topic)).get(setting);
        return carried == null ? Settings.value(broker, OF_BROKERS.get(setting)) : carried;
    }

    /** The copy's own value; null if it has none. */
    String ownOfCopy(String topic, String setting) {
        Config copy = copies.get(connector.targetName(topic));
        ConfigEntry entry = copy == null ? null : copy.get(setting);
        return entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG ? entry.value() : null;
    }

    /** Whether the copy exists. */
    boolean hasCopy(String topic) {
        return copies.containsKey(connector.targetName(topic));
    }

    /** The same as a number. */
    Long limitOfCopy(String topic, String setting) {
        String value = ofCopy(topic, setting);
        return value == null ? null : Long.valueOf(value);
    }
}
