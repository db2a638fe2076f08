package io.connectfargate.connect;

import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.connect.config.ConfigurationErrors;
import io.connectfargate.connect.config.WorkerConfiguration;
import io.connectfargate.connect.startup.TargetCluster;
import io.connectfargate.connect.startup.WorkerPermissions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** For tests elsewhere: what a worker objects to in its target before it starts. */
public final class WorkerPreflight {
    private final Map<String, String> properties;

    /** @param environment the worker's */
    public WorkerPreflight(Map<String, String> environment) {
        ConfigurationErrors errors = new ConfigurationErrors();
        properties = WorkerConfiguration.read(environment, (bucket, key) -> new byte[0], Path.of("."), errors)
                .properties();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors.toString());
        }
    }

    /** The worker's. */
    public Map<String, String> properties() {
        return properties;
    }

    public List<String> problems() {
        try (TargetCluster cluster = new TargetCluster(properties, Duration.ofSeconds(5))) {
            return cluster.problems(WorkerPermissions.of(properties)).stream()
                    .map(Problem::sentence)
                    .toList();
        }
    }
}
