package io.connectfargate.connect;

import static org.awaitility.Awaitility.await;

import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;

/** Writes numbers to every partition of a source's topic, ten a second, and sees when they arrive at the target. */
final class SteadyCopy implements AutoCloseable {
    private record Arrival(long number, Instant at) {}

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String topic;
    private final int partitions;
    private final KafkaProducer<Long, Long> producer;
    private final KafkaConsumer<Long, Long> consumer;
    private final List<List<Arrival>> arrivals = new ArrayList<>();
    private final List<Instant> written = new ArrayList<>();
    private final Thread writer = new Thread(this::write, "steady-writer");
    private final Thread reader = new Thread(this::read, "steady-reader");
    private volatile boolean writing = true;
    private volatile boolean reading = true;

    SteadyCopy(EmbeddedKafka source, EmbeddedKafka target, String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()), new LongSerializer(), new LongSerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        target.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        // A reader must not make the copy before MirrorMaker does, with too few partitions.
                        "allow.auto.create.topics",
                        "false"),
                new LongDeserializer(),
                new LongDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        all.forEach(partition -> arrivals.add(new ArrayList<>()));
        consumer.assign(all);
        consumer.seekToBeginning(all);
        writer.start();
        reader.start();
    }

    private void write() {
        try {
            while (writing) {
                long number;
                synchronized (this) {
                    number = written.size();
                    written.add(Instant.now());
                }
                for (int partition = 0; partition < partitions; partition++) {
                    producer.send(new ProducerRecord<>(topic, partition, null, number));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        while (reading) {
            var records = consumer.poll(Duration.ofMillis(50));
            Instant now = Instant.now();
            synchronized (this) {
                records.forEach(entry -> arrivals.get(entry.partition()).add(new Arrival(entry.value(), now)));
            }
        }
    }

    /** Whether something has arrived in every partition. */
    synchronized boolean flows() {
        return arrivals.stream().noneMatch(List::isEmpty);
    }

    void awaitRecordsWrittenAfter(Instant moment) {
        await().atMost(PATIENCE).until(() -> haveRecordsWrittenAfter(moment));
    }

    private synchronized boolean haveRecordsWrittenAfter(Instant moment) {
        return arrivals.stream()
                .allMatch(partition -> partition.stream()
                        .anyMatch(arrival -> written.get((int) arrival.number()).isAfter(moment)));
    }

    /** Of any partition, between two arrivals. */
    synchronized Duration longestGapSince(Instant begin) {
        Duration longest = Duration.ZERO;
        for (List<Arrival> partition : arrivals) {
            Instant last = begin;
            for (Arrival arrival : partition) {
                if (arrival.at().isAfter(begin)) {
                    Duration gap = Duration.between(last, arrival.at());
                    longest = gap.compareTo(longest) > 0 ? gap : longest;
                    last = arrival.at();
                }
            }
        }
        return longest;
    }

    /** Writes no more and waits for the rest. */
    void finish() throws InterruptedException {
        writing = false;
        writer.join();
        producer.flush();
        await().atMost(PATIENCE).until(this::isComplete);
    }

    private synchronized boolean isComplete() {
        return arrivals.stream()
                .allMatch(partition -> !partition.isEmpty()
                        && partition.get(partition.size() - 1).number() == written.size() - 1);
    }

    /** What is lost, there twice, or out of order. */
    synchronized List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            long expected = 0;
            for (Arrival arrival : arrivals.get(partition)) {
                if (arrival.number() != expected) {
                    faults.add("partition " + partition + ": " + arrival.number() + " in place of " + expected);
                }
                expected = arrival.number() + 1;
            }
        }
        return faults;
    }

    synchronized int written() {
        return written.size() * partitions;
    }

    @Override
    public void close() throws InterruptedException {
        writing = false;
        reading = false;
        writer.join();
        reader.join();
        producer.close();
        consumer.close();
    }
}
