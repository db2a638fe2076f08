package io.connectfargate.migration.cluster;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How one cluster is reached by each kind of client. References are resolved, so the maps hold secrets.
 *
 * @param cluster which of the two
 * @param label how the user named the address: {@code source.cluster.bootstrap.servers of mm2-cpc}
 * @param admin address and login of an admin client
 * @param consumer the same of a consumer, without group and deserializers
 * @param producer the same of a producer, without serializers
 */
public record ClusterSettings(
        Cluster cluster,
        String label,
        Map<String, Object> admin,
        Map<String, Object> consumer,
        Map<String, Object> producer) {
    private static final String CLIENT_ID = "migrate";

    /** What checks and diagnosis need. */
    public ClusterClient client() {
        return new ClusterClient(cluster, label, admin);
    }

    /** The bootstrap servers. */
    public String address() {
        return String.valueOf(admin.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** An admin client, to be closed by the caller. */
    public Admin openAdmin() {
        Map<String, Object> settings = named(admin);
        return Admin.create(settings);
    }

    /**
     * A consumer of bytes that belongs to no group and commits nothing, to be closed by the caller. It has no offset to begin at but
     * those that the caller seeks.
     *
     * @param further properties of the caller's own, such as {@code isolation.level}
     */
    public Consumer<byte[], byte[]> openConsumer(Map<String, ?> further) {
        Map<String, Object> settings = named(consumer);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.putAll(further);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A producer of bytes, to be closed by the caller.
     *
     * @param further properties of the caller's own, such as {@code transactional.id}
     */
    public Producer<byte[], byte[]> openProducer(Map<String, ?> further) {
        Map<String, Object> settings = named(producer);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.putAll(further);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> named(Map<String, Object> settings) {
        Map<String, Object> named = new HashMap<>(settings);
        named.put(AdminClientConfig.CLIENT_ID_CONFIG, CLIENT_ID);
        return named;
    }

    /** Without the properties, which hold secrets. */
    @Override
    public String toString() {
        return cluster + " cluster (" + label + ")";
    }
}
