package io.connectfargate.connect.access;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.checks.connection.MirrorSettings;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;

/** The clients that MirrorMaker and Connect make for a connector, each with properties of its own. */
public enum ConnectorClient {
    /** Lists topics and groups. */
    SOURCE_ADMIN(Cluster.SOURCE, "admin."),
    /** Reads records, and offset syncs that are kept on the source. */
    SOURCE_CONSUMER(Cluster.SOURCE, "consumer."),
    /** Writes offset syncs that are kept on the source. */
    SOURCE_PRODUCER(Cluster.SOURCE, "producer."),
    /** Creates and alters topics, and sets the offsets of groups. */
    TARGET_ADMIN(Cluster.TARGET, "admin."),
    /** Reads offset syncs and checkpoints. */
    TARGET_CONSUMER(Cluster.TARGET, "consumer."),
    /** Writes offset syncs. */
    TARGET_PRODUCER(Cluster.TARGET, "producer."),
    /** Connect's own: writes what a task hands over. */
    CONNECT_PRODUCER(Cluster.TARGET, "producer.");

    private static final List<String> KINDS = List.of("admin.", "consumer.", "producer.");

    private final Cluster cluster;
    private final String kind;

    ConnectorClient(Cluster cluster, String kind) {
        this.cluster = cluster;
        this.kind = kind;
    }

    /** The clients that the connector and its tasks make. */
    static Set<ConnectorClient> all(MirrorConnector connector) {
        Set<ConnectorClient> clients = EnumSet.of(TARGET_ADMIN, CONNECT_PRODUCER);
        boolean onSource = connector.role() != MirrorConnector.Role.HEARTBEAT && connector.keepsOffsetSyncsOnSource();
        if (connector.role() == MirrorConnector.Role.SOURCE) {
            clients.addAll(Set.of(SOURCE_ADMIN, SOURCE_CONSUMER));
            if (connector.is(MirrorSourceConfig.EMIT_OFFSET_SYNCS_ENABLED)) {
                clients.add(onSource ? SOURCE_PRODUCER : TARGET_PRODUCER);
            }
        } else if (connector.role() == MirrorConnector.Role.CHECKPOINT) {
            clients.addAll(Set.of(SOURCE_ADMIN, TARGET_CONSUMER));
            if (onSource) {
                clients.add(SOURCE_CONSUMER);
            }
        }
        return clients;
    }

    /** The one that checks a cluster. */
    static ConnectorClient admin(Cluster cluster) {
        return cluster == Cluster.SOURCE ? SOURCE_ADMIN : TARGET_ADMIN;
    }

    Cluster cluster() {
        return cluster;
    }

    /**
     * The client's properties, and how the user named its address.
     *
     * @param worker the worker's properties, references resolved
     */
    public ClusterClient of(MirrorConnector connector, Map<String, String> worker) {
        Map<String, Object> settings = this == CONNECT_PRODUCER
                ? connectSettings(connector.config(), worker)
                : MirrorSettings.of(connector.config(), cluster, kind);
        // Its MBeans would come and go in every scrape.
        settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        String address = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
        if (this != CONNECT_PRODUCER) {
            return new ClusterClient(cluster, cluster + ".cluster." + address + " of " + connector.name(), settings);
        }
        String override = "producer.override." + address;
        boolean own = connector.config().containsKey(override);
        return new ClusterClient(cluster, own ? override + " of " + connector.name() : "BROKERS", settings);
    }

    /** Whether a property of a connector's configuration is one of its clients' of this cluster. */
    static boolean isSetting(String property, Cluster cluster) {
        return property.startsWith(cluster + ".")
                || KINDS.stream().anyMatch(property::startsWith)
                        && (cluster == Cluster.TARGET || !property.contains(".override."));
    }

    /** Whether MSK's IAM decides what a client may do. */
    static boolean isIam(Map<String, ?> settings) {
        String handler = String.valueOf(settings.get("sasl.login.callback.handler.class"));
        return "AWS_MSK_IAM".equals(settings.get("sasl.mechanism"))
                || handler.startsWith("software.amazon.msk.auth.iam.");
    }

    /** As Connect's Worker does it. */
    private Map<String, Object> connectSettings(Map<String, String> config, Map<String, String> worker) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, worker.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        settings.putAll(MirrorSettings.withPrefix(worker, kind));
        settings.putAll(MirrorSettings.withPrefix(config, kind + "override."));
        return settings;
    }
}
