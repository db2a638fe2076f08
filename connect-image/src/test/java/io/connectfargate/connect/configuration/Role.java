package io.connectfargate.connect.configuration;

import static org.apache.kafka.connect.mirror.ReplicationClient.SOURCE_ADMIN;
import static org.apache.kafka.connect.mirror.ReplicationClient.SOURCE_CONSUMER;
import static org.apache.kafka.connect.mirror.ReplicationClient.TARGET_ADMIN;
import static org.apache.kafka.connect.mirror.ReplicationClient.TARGET_CONSUMER;
import static org.apache.kafka.connect.mirror.ReplicationClient.TARGET_PRODUCER;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorConnectorConfig;
import org.apache.kafka.connect.mirror.MirrorFilter;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.ReplicationClient;

/** One of MirrorMaker's three connectors, with what it builds when offset syncs lie on the target. */
enum Role {
    MSC(
            MirrorSourceConnector.class,
            properties -> new MirrorSourceConnector().validate(properties),
            MirrorSourceConfig::new,
            Set.of(SOURCE_CONSUMER, SOURCE_ADMIN, TARGET_ADMIN, TARGET_PRODUCER),
            Set.of(MirrorFilter.TOPIC, MirrorFilter.CONFIG_PROPERTY)),
    CPC(
            MirrorCheckpointConnector.class,
            properties -> new MirrorCheckpointConnector().validate(properties),
            MirrorCheckpointConfig::new,
            Set.of(SOURCE_ADMIN, TARGET_ADMIN, TARGET_CONSUMER),
            Set.of(MirrorFilter.TOPIC, MirrorFilter.GROUP)),
    HBC(
            MirrorHeartbeatConnector.class,
            properties -> new MirrorHeartbeatConnector().validate(properties),
            MirrorHeartbeatConfig::new,
            Set.of(TARGET_ADMIN),
            Set.of());

    private final Class<?> connector;
    private final Function<Map<String, String>, Config> validator;
    private final Function<Map<String, String>, MirrorConnectorConfig> parser;
    private final Set<ReplicationClient> clients;
    private final Set<MirrorFilter> filters;

    Role(
            Class<?> connector,
            Function<Map<String, String>, Config> validator,
            Function<Map<String, String>, MirrorConnectorConfig> parser,
            Set<ReplicationClient> clients,
            Set<MirrorFilter> filters) {
        this.connector = connector;
        this.validator = validator;
        this.parser = parser;
        this.clients = clients;
        this.filters = filters;
    }

    /** The connector's name as existing users know it, such as {@code mm2-msc}. */
    String connectorName() {
        return "mm2-" + name().toLowerCase(Locale.ROOT);
    }

    Class<?> connector() {
        return connector;
    }

    /** What the connector objects to, as REST would report it. */
    List<String> errors(Map<String, String> properties) {
        return validator.apply(properties).configValues().stream()
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    /** The keys of the connector's own ConfigDef. */
    Set<String> configNames() {
        return Set.copyOf(validator.apply(Map.of()).configValues().stream()
                .map(ConfigValue::name)
                .toList());
    }

    /** The configuration as the connector itself parses it. */
    MirrorConnectorConfig parse(Map<String, String> properties) {
        return parser.apply(properties);
    }

    /** The clients that this connector builds for itself. */
    Set<ReplicationClient> clients() {
        return clients;
    }

    /** The filters that this connector loads. */
    Set<MirrorFilter> filters() {
        return filters;
    }
}
