package io.connectfargate.embedded;

import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * Metrics that a broker of Kafka 4.3.1 does not remove when it stops: {@code LogDirectoryCordoned} of each log directory. Each keeps the
 * broker's log manager with its buffers, more than 5 MB, as long as this JVM lives.
 */
final class LeftMetrics {
    private LeftMetrics() {}

    /** Removes the metrics of all log directories below this one, whose brokers have stopped. */
    static void remove(Path directory) {
        MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
        of(directory).forEach(registry::removeMetric);
    }

    /** The metrics that name a log directory below this one. */
    static List<MetricName> of(Path directory) {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().keySet().stream()
                .filter(name -> name.getMBeanName().contains(directory.toString()))
                .toList();
    }
}
