package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes topics into the indexes of OpenSearch, with the record's offset as the document's version: a replay changes nothing. */
public final class OpenSearchSinkConnector extends SinkConnector {
    static final String VERSION = version(OpenSearchSinkConnector.class.getPackage());

    /** The number of a task, which only its own consumer's metrics need. */
    static final String TASK = "opensearch.sink.task";

    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public void start(Map<String, String> configured) {
        properties = Map.copyOf(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return OpenSearchSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int number = 0; number < most; number++) {
            Map<String, String> task = new HashMap<>(properties);
            task.put(TASK, Integer.toString(number));
            tasks.add(task);
        }
        return tasks;
    }

    /** Every configuration error at once; where there is none in the connection's part, OpenSearch is asked as well. */
    @Override
    public Config validate(Map<String, String> configured) {
        Config config = super.validate(configured);
        new Validation(configured, config.configValues()).check();
        return config;
    }

    @Override
    public ConfigDef config() {
        return SinkConfig.DEFINITION;
    }

    @Override
    public void stop() {
        // The tasks hold all connections.
    }

    private static String version(Package packaged) {
        String version = packaged.getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
