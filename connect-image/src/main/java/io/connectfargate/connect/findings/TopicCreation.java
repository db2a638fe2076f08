package io.connectfargate.connect.findings;

import io.connectfargate.connect.startup.TargetCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Whether somebody creates the topics of a source connector: Connect does where {@code topic.creation.default.*} is set, brokers
 * where {@code auto.create.topics.enable} is true. Otherwise its tasks run forever and write nothing.
 */
final class TopicCreation {
    private static final String BY_CONNECT = "topic.creation.default.replication.factor";
    private static final String BY_BROKERS = "auto.create.topics.enable";
    private static final int SECONDS = 10;

    private TopicCreation() {}

    /**
     * Asks the target, if Connect does not create them.
     *
     * @param worker its properties, references resolved
     * @param watch gets what was found
     */
    static void find(String name, Map<String, String> config, Map<String, String> worker, WatchedFindings watch) {
        if (config.containsKey(BY_CONNECT)) {
            watch.clusters(List.of());
            return;
        }
        try {
            watch.clusters(createsTopics(worker) ? List.of() : List.of(finding(name)));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            watch.clustersUnknown(new Finding(
                    name,
                    Kind.NOT_LOOKED_AT,
                    BY_CONNECT,
                    "Whether the target creates the topics of connector " + name + " is unknown: " + BY_BROKERS
                            + " could not be read (" + cause(e).getMessage() + "). Set " + BY_CONNECT
                            + " and topic.creation.default.partitions, and Connect creates them."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable cause(Exception e) {
        return e instanceof ExecutionException ? e.getCause() : e;
    }

    private static boolean createsTopics(Map<String, String> worker)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> settings =
                new HashMap<>(TargetCluster.client(worker).settings());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "connect-findings");
        try (Admin admin = Admin.create(settings)) {
            String broker = admin.describeCluster()
                    .nodes()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .iterator()
                    .next()
                    .idString();
            ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
            Config config = admin.describeConfigs(List.of(resource))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .get(resource);
            return config.get(BY_BROKERS) == null
                    || Boolean.parseBoolean(config.get(BY_BROKERS).value());
        }
    }

    private static Finding finding(String name) {
        return new Finding(
                name,
                Kind.NO_TOPIC_CREATION,
                BY_CONNECT,
                "Nobody creates the topics of connector " + name + ": it does not set " + BY_CONNECT + ", and "
                        + BY_BROKERS
                        + " is false on the target. For a topic that does not exist it runs and writes nothing."
                        + " Set " + BY_CONNECT + " to -1 and topic.creation.default.partitions, or create the topics.");
    }
}
