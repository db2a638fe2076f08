package io.connectfargate.configuration.connectors;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorConnectorConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;

/** One of MirrorMaker's three connectors. */
enum Role {
    MSC(
            MirrorSourceConnector.class,
            properties -> new MirrorSourceConnector().validate(properties),
            MirrorSourceConfig::new,
            MirrorConnector.Role.SOURCE),
    CPC(
            MirrorCheckpointConnector.class,
            properties -> new MirrorCheckpointConnector().validate(properties),
            MirrorCheckpointConfig::new,
            MirrorConnector.Role.CHECKPOINT),
    HBC(
            MirrorHeartbeatConnector.class,
            properties -> new MirrorHeartbeatConnector().validate(properties),
            MirrorHeartbeatConfig::new,
            MirrorConnector.Role.HEARTBEAT);

    private final Class<?> connector;
    private final Function<Map<String, String>, Config> validator;
    private final Function<Map<String, String>, MirrorConnectorConfig> parser;
    private final MirrorConnector.Role role;

    Role(
            Class<?> connector,
            Function<Map<String, String>, Config> validator,
            Function<Map<String, String>, MirrorConnectorConfig> parser,
            MirrorConnector.Role role) {
        this.connector = connector;
        this.validator = validator;
        this.parser = parser;
        this.role = role;
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

    /** The configuration as the connector itself parses it. */
    MirrorConnectorConfig parse(Map<String, String> properties) {
        return parser.apply(properties);
    }

    /** What the worker calls it. */
    MirrorConnector.Role role() {
        return role;
    }
}
