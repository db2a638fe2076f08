package io.connectfargate.system.records;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads a copy as it grows, and measures how long the longest pause of any of its partitions was. */
public final class Arrivals extends Thread implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Topic copy;
    private final Map<Integer, Long> last = new HashMap<>();
    private final Map<Integer, Long> longest = new HashMap<>();
    private long count;
    private volatile boolean closed;

    public Arrivals(Topic copy) {
        super("arrivals");
        this.copy = copy;
        setDaemon(true);
    }

    @Override
    public void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = copy.consumer("arrivals")) {
            consumer.assign(copy.all());
            consumer.seekToBeginning(copy.all());
            while (!closed) {
                note(consumer.poll(POLL));
            }
        }
    }

    /** The longest pause since the last call, by partition, one that still lasts included; resets them. */
    public synchronized String longestPause() {
        long now = System.currentTimeMillis();
        StringBuilder text = new StringBuilder();
        last.forEach((partition, then) -> text.append(partition)
                .append(": ")
                .append(Math.max(longest.getOrDefault(partition, 0L), now - then))
                .append(" ms  "));
        longest.clear();
        return text.toString().trim();
    }

    /** Whether each partition that has had a record has had one within this time. */
    public synchronized boolean isFlowing(Duration within) {
        long since = System.currentTimeMillis() - within.toMillis();
        return !last.isEmpty() && last.values().stream().allMatch(then -> then >= since);
    }

    public synchronized long count() {
        return count;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        join();
    }

    private synchronized void note(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Long then = last.put(record.partition(), now);
            if (then != null) {
                longest.merge(record.partition(), now - then, Math::max);
            }
            count++;
        }
    }
}
