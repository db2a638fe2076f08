package io.connectfargate.connect.ledger;

import io.connectfargate.embedded.EmbeddedKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A source and a target, by their addresses. */
public class TwoClusters implements AutoCloseable {
    private final String source;
    private final String target;
    private final List<EmbeddedKafka> own;

    /** Starts both with brokers of this version. */
    public TwoClusters() {
        this(List.of(EmbeddedKafka.start(), EmbeddedKafka.start(1, Map.of("auto.create.topics.enable", "false"))));
    }

    private TwoClusters(List<EmbeddedKafka> own) {
        this(own, own.get(0).bootstrapServers(), own.get(1).bootstrapServers());
    }

    private TwoClusters(List<EmbeddedKafka> own, String source, String target) {
        this.own = own;
        this.source = source;
        this.target = target;
    }

    /** Those that somebody else has started, and will stop. */
    public TwoClusters(String source, String target) {
        this(List.of(), source, target);
    }

    /** The same ones. */
    public TwoClusters(TwoClusters same) {
        this(same.own, same.source, same.target);
    }

    public final String source() {
        return source;
    }

    /** To be stopped and started again; not one that somebody else has started. */
    public final EmbeddedKafka sourceCluster() {
        return own.get(0);
    }

    public final String target() {
        return target;
    }

    public void createTopic(String topic, int partitions) throws Exception {
        try (Admin admin = admin(source)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    public KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", source);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    public void produce(String topic, int records) {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            send(producer, topic, records);
        }
    }

    public static void send(KafkaProducer<String, String> producer, String topic, int records) {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, 0, "key-" + i, "value-" + i));
        }
        producer.flush();
    }

    public void deleteTopic(String topic) throws Exception {
        try (Admin admin = admin(source)) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** As retention does. */
    public void removeBefore(String topic, long offset) throws Exception {
        try (Admin admin = admin(source)) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    /** Of the copy's first partition. */
    public long copied(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = admin(target)) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException | InterruptedException e) {
            return -1;
        }
    }

    private static Admin admin(String cluster) {
        return Admin.create(Map.of("bootstrap.servers", cluster));
    }

    @Override
    public void close() {
        own.forEach(EmbeddedKafka::close);
    }
}
