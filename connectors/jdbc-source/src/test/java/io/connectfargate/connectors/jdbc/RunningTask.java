package io.connectfargate.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A task that a test polls, as a worker does. What was stored is what the test stores. */
public final class RunningTask implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** For how long nothing must come: many polls. */
    private static final Duration SILENCE = Duration.ofMillis(300);

    private final JdbcSourceTask task = new JdbcSourceTask();

    private RunningTask() {}

    /** Starts one, with the offsets by the name of the table. */
    public static RunningTask start(Map<String, String> properties, Map<String, Map<String, ?>> stored) {
        RunningTask running = new RunningTask();
        running.task.initialize((SourceTaskContext) Proxy.newProxyInstance(
                RunningTask.class.getClassLoader(),
                new Class<?>[] {SourceTaskContext.class},
                (proxy, method, arguments) -> new Stored(stored)));
        running.task.start(properties);
        return running;
    }

    public static RunningTask start(Map<String, String> properties) {
        return start(properties, Map.of());
    }

    /** Offsets as Connect gives them back. */
    private record Stored(Map<String, Map<String, ?>> byTable) implements OffsetStorageReader {
        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            Map<String, ?> offset = byTable.get(String.valueOf(partition.get("table")));
            return offset == null ? null : new HashMap<>(offset);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            throw new UnsupportedOperationException();
        }
    }

    /** Polls until there are so many records; there may be more if a batch has more. */
    public List<SourceRecord> take(int count) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (records.size() < count) {
            assertThat(System.nanoTime()).as("still only " + records).isLessThan(end);
            List<SourceRecord> batch = task.poll();
            records.addAll(batch == null ? List.of() : batch);
        }
        return records;
    }

    /** Everything that comes until nothing more comes. */
    public List<SourceRecord> drain() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long end = System.nanoTime() + SILENCE.toNanos();
        while (System.nanoTime() < end) {
            List<SourceRecord> batch = task.poll();
            if (batch != null) {
                records.addAll(batch);
                end = System.nanoTime() + SILENCE.toNanos();
            }
        }
        return records;
    }

    /** One poll. */
    public List<SourceRecord> poll() throws InterruptedException {
        return task.poll();
    }

    /** A column of all records. */
    public static List<Object> values(List<SourceRecord> records, String column) {
        return records.stream()
                .map(record -> ((Struct) record.value()).get(column))
                .toList();
    }

    @Override
    public void close() {
        task.stop();
    }
}
