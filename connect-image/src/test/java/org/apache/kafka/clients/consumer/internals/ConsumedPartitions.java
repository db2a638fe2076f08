package org.apache.kafka.clients.consumer.internals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/**
 * A consumer's own MBeans for the partitions that it reads, as if records had just been fetched.
 *
 * <p>In the consumer's package because its metrics can be recorded from there only.
 */
public final class ConsumedPartitions {
    private ConsumedPartitions() {}

    /** Registers what a consumer shows that stands in all these partitions at the same place. */
    public static void register(String clientId, List<TopicPartition> partitions, long lag, long lead) {
        FetchMetricsManager metrics = new FetchMetricsManager(
                new Metrics(
                        new MetricConfig().tags(Map.of("client-id", clientId)),
                        List.of(new JmxReporter()),
                        Time.SYSTEM,
                        new KafkaMetricsContext("kafka.consumer")),
                new FetchMetricsRegistry(Set.of("client-id"), "consumer"));
        for (TopicPartition partition : partitions) {
            metrics.recordPartitionLag(partition, lag);
            metrics.recordPartitionLead(partition, lead);
        }
    }
}
