package io.connectfargate.system.records;

import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes numbered records, the same numbers to each partition, all the time until it is closed. */
public final class SteadyWriter implements AutoCloseable {
    private static final int PER_SECOND = 50;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Writer writer;
    private final Topic topic;
    private long next;

    public SteadyWriter(Topic topic) {
        this.topic = topic;
        writer = new Writer(topic.cluster(), "none");
        timer.scheduleAtFixedRate(this::write, 0, TimeUnit.SECONDS.toMicros(1) / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    /** Ends it; all has been written then. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The source accepts no records");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        writer.close();
    }

    /** How many it has written to each partition; known once it is closed. */
    public long perPartition() {
        return next;
    }

    private void write() {
        for (TopicPartition to : topic.all()) {
            byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(next).array();
            writer.send(new ProducerRecord<>(to.topic(), to.partition(), null, value));
        }
        next++;
    }
}
