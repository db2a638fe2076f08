package io.connectfargate.migration.logs;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads the offsets topic of Connect workers: whole at first, then what was added. Not thread-safe. */
public final class OffsetsTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ClusterLogs logs;
    private final OffsetsStore store;
    private final OffsetRecords records;
    private final Map<TopicPartition, Long> read = new HashMap<>();

    /** @param logs whose consumer reads committed records: exactly-once workers store offsets in transactions */
    public OffsetsTopic(ClusterLogs logs, OffsetsStore store) {
        this.logs = logs;
        this.store = store;
        records = new OffsetRecords(store);
    }

    /**
     * Reads all that is committed by now.
     *
     * @throws Failure if there is no such topic, or it cannot be read
     */
    public OffsetRecords committed() {
        List<TopicPartition> partitions = partitions();
        return readTo(logs.consumer().endOffsets(partitions));
    }

    /**
     * Reads all that is written by now. Waits for the end of transactions that are open: what they store may be about records that others
     * can read already.
     *
     * @throws Failure if there is no such topic, or it cannot be read
     * @throws InterruptedException if this thread is to stop
     */
    public OffsetRecords written(Admin admin) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions().stream().collect(Collectors.toMap(partition -> partition, key -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
        } catch (ExecutionException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The end of topic " + store.topic() + " on the target cannot be read: "
                            + e.getCause().getMessage());
        }
        return readTo(ends);
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = logs.consumer().listTopics().getOrDefault(store.topic(), List.of()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "The target has no topic " + store.topic()
                            + ". Expected: the offsets topic of the Connect workers that have copied. Name it by"
                            + " --offsets-topic.");
        }
        return partitions;
    }

    private OffsetRecords readTo(Map<TopicPartition, Long> ends) {
        Consumer<byte[], byte[]> consumer = logs.consumer();
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        read.forEach(consumer::seek);
        long moved = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> records.add(record.key(), record.value()));
            moved = isMoved(consumer, ends) ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Reading " + store.topic() + " stopped before its end for " + PATIENCE.toSeconds()
                                + " s: a broker did not respond, or a transaction is open there.");
            }
        }
        return records;
    }

    private boolean isMoved(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        boolean moved = false;
        for (TopicPartition partition : ends.keySet()) {
            long now = consumer.position(partition);
            Long before = read.put(partition, now);
            moved |= before == null || before < now;
        }
        return moved;
    }
}
