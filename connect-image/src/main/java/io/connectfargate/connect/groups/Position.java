package io.connectfargate.connect.groups;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a group is in a partition.
 *
 * @param source the partition on the source
 * @param copy the same on the target
 * @param offset that the group has committed on the source
 * @param onTarget that it has on the target; empty if it has none, or if that is not known
 */
public record Position(TopicPartition source, TopicPartition copy, long offset, OptionalLong onTarget) {}
