package org.apache.kafka.connect.mirror;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A checkpoint as MirrorMaker writes it; in its package, where it can be. */
public final class WrittenCheckpoint {
    private WrittenCheckpoint() {}

    public static ProducerRecord<byte[], byte[]> of(
            String source, String group, String topic, int partition, long offset, String metadata) {
        Checkpoint checkpoint =
                new Checkpoint(group, new TopicPartition(topic, partition), offset + 1000, offset, metadata);
        return new ProducerRecord<>(
                source + ".checkpoints.internal", 0, checkpoint.recordKey(), checkpoint.recordValue());
    }
}
