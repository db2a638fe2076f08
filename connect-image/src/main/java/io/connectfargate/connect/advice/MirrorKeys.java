package io.connectfargate.connect.advice;

import static org.apache.kafka.connect.mirror.ReplicationClient.SOURCE_ADMIN;
import static org.apache.kafka.connect.mirror.ReplicationClient.SOURCE_CONSUMER;
import static org.apache.kafka.connect.mirror.ReplicationClient.SOURCE_PRODUCER;
import static org.apache.kafka.connect.mirror.ReplicationClient.TARGET_ADMIN;
import static org.apache.kafka.connect.mirror.ReplicationClient.TARGET_CONSUMER;
import static org.apache.kafka.connect.mirror.ReplicationClient.TARGET_PRODUCER;

import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorConnectorConfig;
import org.apache.kafka.connect.mirror.MirrorFilter;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.ReplicationClient;

/** What each of MirrorMaker's three connectors reads, by Kafka's own definitions. */
enum MirrorKeys {
    SOURCE(
            new MirrorSourceConnector(),
            MirrorSourceConfig::new,
            Set.of(SOURCE_CONSUMER, SOURCE_ADMIN, TARGET_ADMIN),
            Set.of(MirrorFilter.TOPIC, MirrorFilter.CONFIG_PROPERTY)),
    CHECKPOINT(
            new MirrorCheckpointConnector(),
            MirrorCheckpointConfig::new,
            Set.of(SOURCE_ADMIN, TARGET_ADMIN, TARGET_CONSUMER),
            Set.of(MirrorFilter.TOPIC, MirrorFilter.GROUP)),
    HEARTBEAT(new MirrorHeartbeatConnector(), MirrorHeartbeatConfig::new, Set.of(TARGET_ADMIN), Set.of());

    private final Set<String> names = new HashSet<>();
    private final Function<Map<String, String>, MirrorConnectorConfig> parser;
    private final Set<ReplicationClient> clients;

    MirrorKeys(
            Connector connector,
            Function<Map<String, String>, MirrorConnectorConfig> parser,
            Set<ReplicationClient> clients,
            Set<MirrorFilter> filters) {
        this.parser = parser;
        this.clients = clients;
        names.addAll(connector.config().names());
        filters.forEach(filter -> names.addAll(filter.names()));
    }

    static MirrorKeys of(Role role) {
        return valueOf(role.name());
    }

    /** The keys of the connector's own definition and of the filters that it loads by default. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** The clients that the connector builds for itself. */
    Set<ReplicationClient> clients(boolean offsetSyncsOnSource) {
        Set<ReplicationClient> all = EnumSet.copyOf(clients);
        if (this == SOURCE) {
            all.add(offsetSyncsOnSource ? SOURCE_PRODUCER : TARGET_PRODUCER);
        } else if (this == CHECKPOINT && offsetSyncsOnSource) {
            all.add(SOURCE_CONSUMER);
        }
        return all;
    }

    /** A configuration with nothing in it but this key. */
    MirrorConnectorConfig with(String key, String value) {
        return parser.apply(
                Map.of("name", "probe", "connector.class", "probe", "source.cluster.alias", "source", key, value));
    }
}
