package org.apache.kafka.connect.mirror;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A pair of offsets as MirrorMaker stores it: its methods are visible in this package only. */
public final class WrittenOffsetSync {
    private WrittenOffsetSync() {}

    /** The record in the topic of pairs on the target. */
    public static ProducerRecord<byte[], byte[]> of(
            String source, TopicPartition partition, long upstream, long downstream) {
        OffsetSync sync = new OffsetSync(partition, upstream, downstream);
        return new ProducerRecord<>(
                "mm2-offset-syncs." + source + ".internal", 0, sync.recordKey(), sync.recordValue());
    }
}
