package io.connectfargate.connectors.opensearch;

import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;

/** What a task counts, as metrics of the plugin: writing that is stuck is seen before the task fails. */
final class SinkMetrics {
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    SinkMetrics(PluginMetrics metrics, LongSupplier stuckSeconds) {
        add(metrics, "records-rejected-total", "Records that were not indexed", rejected::get);
        add(metrics, "records-repeated-total", "Records whose document had the same or a later version", repeated::get);
        add(
                metrics,
                "write-stuck-seconds",
                "For how long OpenSearch has accepted nothing; 0 when it does",
                stuckSeconds);
    }

    void rejected() {
        rejected.incrementAndGet();
    }

    void repeated() {
        repeated.incrementAndGet();
    }

    private static void add(PluginMetrics metrics, String name, String description, LongSupplier value) {
        MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>());
        metrics.addMetric(metric, (Gauge<Long>) (config, now) -> value.getAsLong());
    }
}
