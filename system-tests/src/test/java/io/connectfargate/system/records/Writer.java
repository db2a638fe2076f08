package io.connectfargate.system.records;

import io.connectfargate.system.engine.Cluster;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer of bytes that reports, at the latest when it is closed, that something could not be written. */
public final class Writer implements AutoCloseable {
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final KafkaProducer<byte[], byte[]> producer;

    /** @param compression Kafka's name of a codec, or {@code none} */
    public Writer(Cluster cluster, String compression) {
        Map<String, Object> config = new HashMap<>(cluster.client());
        config.put("compression.type", compression);
        config.put("linger.ms", "20");
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, exception) -> failure.compareAndSet(null, exception));
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        producer.close();
        if (failure.get() != null) {
            throw new IllegalStateException("A record was not written", failure.get());
        }
    }
}
