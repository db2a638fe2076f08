package io.connectfargate.migration.records;

import org.apache.kafka.common.TopicPartition;

/**
 * Offsets of a partition on one side.
 *
 * @param begin the first one
 * @param end the one behind the last; not beyond what a reader of committed records can get to
 * @param timestamps whether timestamps count: a copy may have its own
 */
public record Range(TopicPartition partition, long begin, long end, boolean timestamps) {}
