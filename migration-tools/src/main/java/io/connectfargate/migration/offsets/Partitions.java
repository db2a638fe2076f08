package io.connectfargate.migration.offsets;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/** Partitions in the order in which people look for them. */
final class Partitions {
    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private Partitions() {}
}
