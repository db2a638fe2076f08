package io.connectfargate.connect.advice;

import io.connectfargate.connect.access.MirrorConnector.Role;
import io.connectfargate.connect.healing.Choice;
import io.connectfargate.connect.identity.Allowance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.mirror.ReplicationClient;
import org.apache.kafka.connect.runtime.ConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;

/**
 * Finds which keys of a connector's configuration are read, by Kafka's own ConfigDefs and by looking whether Kafka's own code
 * hands the property to a client that this connector builds. Thread-safe.
 */
public final class KnownKeys {
    /** What Connect adds to the clients it builds for a connector. */
    static final Map<String, Set<String>> OVERRIDES = Map.of(
            ConnectorConfig.CONNECTOR_CLIENT_PRODUCER_OVERRIDES_PREFIX, ProducerConfig.configNames(),
            // Connect's own reader of stored offsets logs in by these; none of them reaches the consumer of records.
            ConnectorConfig.CONNECTOR_CLIENT_CONSUMER_OVERRIDES_PREFIX, AdminClientConfig.configNames(),
            ConnectorConfig.CONNECTOR_CLIENT_ADMIN_OVERRIDES_PREFIX, AdminClientConfig.configNames());

    /** Below these a plugin decides what it reads. */
    private static final Set<String> FREE = Set.of(
            "transforms.",
            "predicates.",
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "topic.creation.",
            "config.providers.",
            "metrics.context.");

    /** What this worker reads itself. */
    private static final Set<String> OURS = Set.of(Allowance.KEY, Choice.KEY);

    /** MirrorMaker's ConfigDefs list these without a cluster's prefix too, but no client is given them from there. */
    private static final Set<String> SECURITY_NAMES = new ConfigDef()
            .define(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, ConfigDef.Type.STRING, ConfigDef.Importance.LOW, "")
            .withClientSslSupport()
            .withClientSaslSupport()
            .names();

    private static final Map<String, KnownKeys> ALL = new ConcurrentHashMap<>();

    private final MirrorKeys keys;
    private final boolean offsetSyncsOnSource;
    private final Set<String> connectorNames;
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    private KnownKeys(Role role, boolean offsetSyncsOnSource) {
        this.keys = MirrorKeys.of(role);
        this.offsetSyncsOnSource = offsetSyncsOnSource;
        connectorNames = new HashSet<>(keys.names());
        connectorNames.addAll(SourceConnectorConfig.configDef().names());
        connectorNames.addAll(OURS);
        connectorNames.removeAll(SECURITY_NAMES);
    }

    /**
     * Those of one of MirrorMaker's connectors.
     *
     * @param offsetSyncsOnSource where it keeps offset syncs: other clients are built then
     */
    public static KnownKeys of(Role role, boolean offsetSyncsOnSource) {
        return ALL.computeIfAbsent(role + "|" + offsetSyncsOnSource, first -> new KnownKeys(role, offsetSyncsOnSource));
    }

    /** The clients that the connector builds for itself. */
    public Set<ReplicationClient> clients() {
        return keys.clients(offsetSyncsOnSource);
    }

    /** Whether somebody reads it. */
    public boolean contains(String key) {
        if (answers.size() > 10_000) {
            // A sender of that many is looking for something else.
            answers.clear();
        }
        return answers.computeIfAbsent(key, this::isKnown);
    }

    /** Which other of MirrorMaker's connectors has this key for its own. */
    public Optional<Role> otherReader(String key) {
        return Arrays.stream(Role.values())
                .filter(role -> MirrorKeys.of(role) != keys && !SECURITY_NAMES.contains(key))
                .filter(role -> MirrorKeys.of(role).names().contains(key))
                .findFirst();
    }

    /** The key that is read and was probably meant; empty if there is none like it. */
    public Optional<String> better(String key) {
        return new BetterKey(this, connectorNames).of(key);
    }

    /** Whether a client, and neither the connector itself nor a plugin, reads it. */
    boolean isClients(String key) {
        return isOverride(key) || !connectorNames.contains(key) && reachesClient(key);
    }

    private boolean isKnown(String key) {
        return connectorNames.contains(key)
                || FREE.stream().anyMatch(key::startsWith)
                || isOverride(key)
                || reachesClient(key);
    }

    private static boolean isOverride(String key) {
        return OVERRIDES.entrySet().stream()
                .anyMatch(entry -> key.startsWith(entry.getKey())
                        && entry.getValue()
                                .contains(key.substring(entry.getKey().length())));
    }

    private boolean reachesClient(String key) {
        if (SECURITY_NAMES.contains(key)) {
            return false;
        }
        String marker = "value of " + key;
        var config = keys.with(key, marker);
        return clients().stream()
                .anyMatch(client -> client.settings(config).entrySet().stream()
                        .anyMatch(setting -> setting.getValue().equals(marker)
                                && client.names().contains(setting.getKey())));
    }
}
