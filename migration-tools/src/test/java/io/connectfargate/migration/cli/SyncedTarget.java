package io.connectfargate.migration.cli;

import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.WrittenCheckpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A target with checkpoints, and the groups on it. */
abstract class SyncedTarget {
    static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    static EmbeddedKafka target;
    static Admin admin;
    static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() throws Exception {
        target = EmbeddedKafka.start();
        Map<String, Object> client = Map.of("bootstrap.servers", target.bootstrapServers());
        admin = Admin.create(client);
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        admin.createTopics(List.of(topic("msksource.checkpoints.internal", 1), topic("orders", 3)))
                .all()
                .get();
        for (int i = 0; i < 300; i++) {
            producer.send(new ProducerRecord<>("orders", i % 3, null, new byte[] {1}));
        }
        producer.flush();
        Files.writeString(file(), "BOOTSTRAP_SERVERS_CONFIG=" + target.bootstrapServers() + "\nGROUP_ID_CONFIG=x\n");
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        target.close();
    }

    static Process jar(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("old.jar")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static Path file() {
        return folder.resolve("consumer.properties_sync_dest");
    }

    static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1);
    }

    static void checkpoint(String group, int partition, long offset, String metadata) throws Exception {
        producer.send(WrittenCheckpoint.of("msksource", group, "orders", partition, offset, metadata))
                .get();
    }

    static void commit(String group, Map<Integer, Long> offsets) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        offsets.forEach((partition, offset) ->
                committed.put(new TopicPartition("orders", partition), new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets(group, committed).all().get();
    }

    static Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws Exception {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            return Map.of();
        }
    }

    static Map<Integer, Long> positions(String group) throws Exception {
        Map<Integer, Long> positions = new TreeMap<>();
        offsets(group).forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(partition.partition(), offset.offset());
            }
        });
        return positions;
    }
}
