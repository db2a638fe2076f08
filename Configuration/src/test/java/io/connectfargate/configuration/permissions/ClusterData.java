package io.connectfargate.configuration.permissions;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What lies on a cluster, as its super user sees it. */
final class ClusterData implements AutoCloseable {
    private final Map<String, Object> client;
    private final Admin admin;

    ClusterData(Map<String, Object> client) {
        this.client = client;
        admin = Admin.create(client);
    }

    /** Deletes all topics but Kafka's own, all consumer groups, and all ACLs. */
    void clear() throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
        admin.deleteConsumerGroups(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                        .map(GroupListing::groupId)
                        .toList())
                .all()
                .get();
        deleteTopics();
    }

    /** All but Kafka's own. */
    void deleteTopics() throws ExecutionException, InterruptedException {
        admin.deleteTopics(topics()).all().get();
        await().atMost(Duration.ofMinutes(1)).until(() -> topics().isEmpty());
    }

    Collection<AclBinding> acls() throws ExecutionException, InterruptedException {
        return admin.describeAcls(AclBindingFilter.ANY).values().get();
    }

    /** Those of one principal. */
    Stream<AclBinding> acls(String principal) throws ExecutionException, InterruptedException {
        return acls().stream().filter(acl -> acl.entry().principal().equals(principal));
    }

    void add(AclBinding acl) throws ExecutionException, InterruptedException {
        admin.createAcls(List.of(acl)).all().get();
        await().atMost(Duration.ofMinutes(1)).until(() -> acls().contains(acl));
    }

    void remove(AclBinding acl) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(acl.toFilter())).all().get();
        await().atMost(Duration.ofMinutes(1)).until(() -> !acls().contains(acl));
    }

    Set<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    void create(Collection<NewTopic> topics) throws ExecutionException, InterruptedException {
        admin.createTopics(topics).all().get();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() ->
                        admin.describeTopics(topics.stream().map(NewTopic::name).toList())
                                        .allTopicNames()
                                        .get()
                                        .size()
                                == topics.size());
    }

    void addPartitions(String topic, int total) throws ExecutionException, InterruptedException {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all()
                .get();
    }

    void write(TopicPartition partition, int count) {
        write(IntStream.range(0, count)
                .mapToObj(number -> new ProducerRecord<String, String>(
                        partition.topic(), partition.partition(), null, "record " + number)));
    }

    void write(String topic, String key, String value) {
        write(Stream.of(new ProducerRecord<>(topic, key, value)));
    }

    private void write(Stream<ProducerRecord<String, String>> records) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            records.forEach(producer::send);
        }
    }

    /** The records of a partition; none if there is no such partition. */
    List<String> read(TopicPartition partition) throws ExecutionException, InterruptedException {
        return exists(partition) ? read(partition, 0) : List.of();
    }

    /** What a group has not read yet; nothing if it has no offset. */
    Optional<List<String>> unread(String group, TopicPartition partition)
            throws ExecutionException, InterruptedException {
        return Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition))
                .map(position -> read(partition, position.offset()));
    }

    void commit(String group, TopicPartition partition, long position) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(position)))
                .all()
                .get();
    }

    /** Deletes a group without members, if there is one. */
    void forget(String group) throws ExecutionException, InterruptedException {
        if (admin.listGroups().all().get().stream()
                .anyMatch(listing -> listing.groupId().equals(group))) {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        }
    }

    void set(String topic, String name, String value) throws ExecutionException, InterruptedException {
        admin.incrementalAlterConfigs(Map.of(
                        resource(topic),
                        List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    String setting(String topic, String name) throws ExecutionException, InterruptedException {
        return admin.describeConfigs(Set.of(resource(topic)))
                .all()
                .get()
                .get(resource(topic))
                .get(name)
                .value();
    }

    private boolean exists(TopicPartition partition) throws ExecutionException, InterruptedException {
        String topic = partition.topic();
        return topics().contains(topic)
                && admin.describeTopics(Set.of(topic))
                                .allTopicNames()
                                .get()
                                .get(topic)
                                .partitions()
                                .size()
                        > partition.partition();
    }

    private List<String> read(TopicPartition partition, long from) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seek(partition, from);
            long end = consumer.endOffsets(Set.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    @Override
    public void close() {
        admin.close();
    }
}
