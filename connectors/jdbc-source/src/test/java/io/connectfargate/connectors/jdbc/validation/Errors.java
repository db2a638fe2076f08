package io.connectfargate.connectors.jdbc.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.JdbcSourceConnector;
import io.connectfargate.connectors.servers.MariaDbServer;
import io.connectfargate.connectors.servers.PostgresServer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;

/** What the connector's validation reports, as Connect shows it. */
final class Errors {
    private Errors() {}

    /** Messages by key. None has a password. */
    static Map<String, String> errors(Map<String, String> properties) {
        Map<String, String> errors = new TreeMap<>();
        for (ConfigValue value : new JdbcSourceConnector().validate(properties).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), String.join(" ", value.errorMessages()));
            }
        }
        assertThat(errors.toString()).doesNotContain(PostgresServer.PASSWORD, MariaDbServer.PASSWORD);
        return errors;
    }
}
