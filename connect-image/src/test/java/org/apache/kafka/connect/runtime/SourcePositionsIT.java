package org.apache.kafka.connect.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.ledger.observation.ReadChain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real consumer's state says of its resets, when a real broker removes records under it. */
class SourcePositionsIT {
    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    private final ReadChain chain = new ReadChain();
    /** The next offset that should follow if there was no reset, and where the last reset led. */
    private long expected;

    private long resetTo;
    private int resets;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        kafka.close();
    }

    @Test
    void isUnbrokenWhereRecordsAreRemovedRightBehindTheReader() throws Exception {
        TopicPartition partition = topic("followed");
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partition)) {
            for (int round = 0; round < 60; round++) {
                write(partition, 20);
                for (long before = expected; expected == before; ) {
                    read(consumer);
                }

                assertThat(sample(consumer, partition)).as("round " + round).hasValue(0);
                remove(partition, consumer.position(partition));
            }
            assertThat(resets).isZero();
        }
    }

    @Test
    void isBrokenWhereTheReaderWasOvertaken() throws Exception {
        TopicPartition partition = topic("overtaken");
        Random random = new Random(1);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partition)) {
            int sure = 0;
            for (int round = 0; round < 150; round++) {
                long end = write(partition, 20);
                if (random.nextInt(6) == 0) {
                    remove(partition, random.nextBoolean() ? end : consumer.position(partition) + random.nextInt(15));
                }
                read(consumer);
                if (random.nextBoolean()) {
                    OptionalLong from = sample(consumer, partition);
                    sure += from.isPresent() ? 1 : 0;
                    assertThat(from.orElse(resetTo)).as("round " + round).isGreaterThanOrEqualTo(resetTo);
                }
            }
            assertThat(resets).isGreaterThan(3);
            assertThat(sure).isGreaterThan(20);
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            // Nothing but records is in this log, so a gap is a reset.
            if (record.offset() != expected) {
                resets++;
                resetTo = record.offset();
            }
            expected = record.offset() + 1;
        }
    }

    private OptionalLong sample(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) throws Exception {
        ReadChain.Sample sample = SourcePositions.samples(consumer).get(partition);
        return sample == null ? OptionalLong.empty() : chain.next(sample);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(TopicPartition partition) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        15),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
        return consumer;
    }

    private static TopicPartition topic(String name) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        return new TopicPartition(name, 0);
    }

    /** @return the end of the log */
    private static long write(TopicPartition partition, int records) throws Exception {
        for (int i = 1; i < records; i++) {
            producer.send(new ProducerRecord<>(partition.topic(), 0, null, new byte[10]));
        }
        return producer.send(new ProducerRecord<>(partition.topic(), 0, null, new byte[10]))
                        .get()
                        .offset()
                + 1;
    }

    private static void remove(TopicPartition partition, long before) throws Exception {
        long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(Math.min(before, end))))
                .all()
                .get();
    }
}
