package org.apache.kafka.connect.mirror;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The Kafka clients that MirrorMaker's connectors build for themselves, with the properties that Kafka's own code hands
 * to each. It lies in Kafka's package because that code is visible there alone.
 */
public enum ReplicationClient {
    /** Reads the records to replicate. */
    SOURCE_CONSUMER(ConsumerConfig.configNames(), config -> config.sourceConsumerConfig("keys")),
    /** Writes offset syncs when they lie on the source. */
    SOURCE_PRODUCER(ProducerConfig.configNames(), config -> config.sourceProducerConfig("keys")),
    /** Finds topics and groups. */
    SOURCE_ADMIN(AdminClientConfig.configNames(), config -> config.sourceAdminConfig("keys")),
    /** Creates topics, syncs their configuration and the groups' offsets. */
    TARGET_ADMIN(AdminClientConfig.configNames(), config -> config.targetAdminConfig("keys")),
    /** Reads offset syncs and checkpoints when they lie on the target. */
    TARGET_CONSUMER(ConsumerConfig.configNames(), config -> config.targetConsumerConfig("keys")),
    /** Writes offset syncs when they lie on the target. */
    TARGET_PRODUCER(ProducerConfig.configNames(), config -> config.targetProducerConfig("keys"));

    private final Set<String> names;
    private final Function<MirrorConnectorConfig, Map<String, Object>> settings;

    ReplicationClient(Set<String> names, Function<MirrorConnectorConfig, Map<String, Object>> settings) {
        this.names = names;
        this.settings = settings;
    }

    /** The names this kind of client knows. */
    public Set<String> names() {
        return names;
    }

    /** What Kafka gives this client of a connector that is configured so. */
    public Map<String, Object> settings(MirrorConnectorConfig config) {
        return settings.apply(config);
    }
}
