package io.connectfargate.connect.ledger;

import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a task has read a partition of the source.
 *
 * @param reader the life of the task's consumer, forever and on all workers
 * @param seen when it was at least there
 * @param offset the next one that it reads
 * @param unbrokenFrom since this offset its position was not reset; empty if that is not sure
 */
record TaskPosition(
        String connector,
        String reader,
        Instant seen,
        TopicPartition partition,
        long offset,
        OptionalLong unbrokenFrom) {}
