package io.connectfargate.quickstart.offsets;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes 0, 1, 2 and so on, about two hundred in a second, until it is ended. */
final class NumberedRecords {
    private static final long PAUSE_NS = 5_000_000;

    private volatile boolean ended;
    private volatile long sent;
    private final CompletableFuture<Long> running;

    NumberedRecords(String bootstrapServers, String topic) {
        running = CompletableFuture.supplyAsync(() -> write(bootstrapServers, topic));
    }

    /** Stops and gives the number of records. */
    long end() {
        ended = true;
        return running.join();
    }

    /** The number of records up to now. */
    long written() {
        return sent;
    }

    private long write(String bootstrapServers, String topic) {
        long number = 0;
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            while (!ended) {
                producer.send(new ProducerRecord<>(topic, "key-" + number, Long.toString(number)));
                number++;
                sent = number;
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        return number;
    }
}
