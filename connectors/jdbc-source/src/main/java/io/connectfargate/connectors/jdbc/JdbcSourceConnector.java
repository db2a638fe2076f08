package io.connectfargate.connectors.jdbc;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.config.Mode;
import io.connectfargate.connectors.jdbc.reading.Offsets;
import io.connectfargate.connectors.jdbc.validation.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;

/** Reads tables of PostgreSQL, MariaDB and MySQL by polling. */
public final class JdbcSourceConnector extends SourceConnector {
    private Map<String, String> properties;

    @Override
    public String version() {
        return Version.get();
    }

    @Override
    public ConfigDef config() {
        return JdbcSourceConfig.DEFINITION;
    }

    /** Logs in to the database, so that everything that is wrong is reported before the connector is created. */
    @Override
    public Config validate(Map<String, String> configuration) {
        return Validation.check(configuration, super.validate(configuration));
    }

    /** A row has one place in an order, so reading resumes exactly after it; bulk begins from the start. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configuration) {
        return Mode.BULK.toString().equals(configuration.get(JdbcSourceConfig.MODE))
                ? ExactlyOnceSupport.UNSUPPORTED
                : ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public boolean alterOffsets(Map<String, String> configuration, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Offsets.check(new JdbcSourceConfig(configuration), offsets);
        return true;
    }

    @Override
    public void start(Map<String, String> configuration) {
        properties = Map.copyOf(configuration);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return JdbcSourceTask.class;
    }

    /** A task for each table, up to {@code tasks.max}; a query is one task's. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<String> tables = new JdbcSourceConfig(properties).tables();
        if (tables.isEmpty()) {
            return List.of(properties);
        }
        List<Map<String, String>> tasks = new ArrayList<>();
        for (List<String> group : ConnectorUtils.groupPartitions(tables, Math.min(tables.size(), maxTasks))) {
            Map<String, String> task = new HashMap<>(properties);
            task.put(JdbcSourceConfig.TABLE_WHITELIST, String.join(",", group));
            tasks.add(task);
        }
        return tasks;
    }

    @Override
    public void stop() {
        // Only tasks have connections.
    }
}
