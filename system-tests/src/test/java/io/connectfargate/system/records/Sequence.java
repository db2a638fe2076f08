package io.connectfargate.system.records;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Numbered records, the same numbers in each partition, by which loss, repetition and disorder show.
 *
 * @param perPartition numbers from 0 to this, exclusive
 */
public record Sequence(Topic topic, long perPartition) {
    /** Long enough that a worker needs seconds for some hundred thousand of them. */
    private static final int RECORD_SIZE = 200;

    public void write() {
        try (Writer writer = new Writer(topic.cluster(), "none")) {
            for (long number = 0; number < perPartition; number++) {
                for (TopicPartition to : topic.all()) {
                    byte[] value =
                            ByteBuffer.allocate(RECORD_SIZE).putLong(number).array();
                    writer.send(new ProducerRecord<>(to.topic(), to.partition(), null, value));
                }
            }
        }
    }

    /** Reads on until at least this many have arrived, or the time is over. */
    public void follow(
            KafkaConsumer<byte[], byte[]> consumer, Map<Integer, List<Long>> seen, long total, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (count(seen) < total && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                seen.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                        .add(ByteBuffer.wrap(record.value()).getLong());
            }
        }
    }

    /** Reads all that is there to be read, from the beginning. */
    private Map<Integer, List<Long>> readAll() {
        Map<Integer, List<Long>> seen = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = topic.consumer("sequence")) {
            consumer.assign(topic.all());
            consumer.seekToBeginning(topic.all());
            Map<TopicPartition, Long> ends = consumer.endOffsets(topic.all());
            Deadline deadline = new Deadline();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                deadline.check("the copies are read to " + ends);
                follow(consumer, seen, count(seen) + 1, Duration.ofMillis(200));
            }
        }
        return seen;
    }

    /** One sentence for each partition in which something was lost, repeated or put out of order. */
    public List<String> faults() {
        Map<Integer, List<Long>> seen = readAll();
        List<String> faults = new ArrayList<>();
        for (TopicPartition partition : topic.all()) {
            List<Long> numbers = seen.getOrDefault(partition.partition(), List.of());
            long distinct = numbers.stream().distinct().count();
            boolean inOrder = numbers.stream()
                    .distinct()
                    .sorted()
                    .toList()
                    .equals(numbers.stream().distinct().toList());
            if (numbers.size() != perPartition || distinct != perPartition || !inOrder) {
                faults.add("%s: %d records, %d of %d numbers, first sightings %s order"
                        .formatted(partition, numbers.size(), distinct, perPartition, inOrder ? "in" : "out of"));
            }
        }
        return faults;
    }

    public long total() {
        return perPartition * topic.partitions();
    }

    public static long count(Map<Integer, List<Long>> seen) {
        return seen.values().stream().mapToLong(List::size).sum();
    }
}
