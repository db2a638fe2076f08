package io.connectfargate.system.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A group of one consumer, as an application has it: it subscribes, reads, commits, and leaves. */
public record ConsumerGroup(String name, Topic topic) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads what it hasn't read yet, and commits. */
    public List<Entry> readToEnd() {
        return read(Long.MAX_VALUE);
    }

    /** Reads and commits up to this offset in each partition, at most to the end. */
    public List<Entry> read(long upTo) {
        List<Entry> entries = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = topic.consumer(name)) {
            consumer.subscribe(List.of(topic.name()));
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(topic.all()));
            ends.replaceAll((partition, end) -> Math.min(end, upTo));
            Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
            Deadline deadline = new Deadline();
            while (!consumer.assignment().containsAll(ends.keySet())
                    || ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                deadline.check(name + " reads " + ends);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < upTo) {
                        entries.add(Entry.of(record));
                    }
                }
            }
            ends.forEach((partition, end) ->
                    positions.put(partition, new OffsetAndMetadata(Math.min(consumer.position(partition), upTo))));
            consumer.commitSync(positions);
        }
        return entries;
    }

    /** Where it will resume, for each partition that it has an offset for. */
    public Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Admin admin = Topic.admin(topic.cluster())) {
            admin.listConsumerGroupOffsets(name)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return offsets;
    }
}
