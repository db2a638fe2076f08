package io.connectfargate.connect.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/**
 * Adds up counters of partitions by topic. A partition that goes to another worker takes nothing with it: a sum that becomes
 * smaller would look to Prometheus like a counter that began again, and the rest like new records. Not thread-safe.
 */
final class TopicCounters {
    private final Map<String, Double> topics = new HashMap<>();
    private Map<ObjectName, Double> seen = Map.of();

    /** @param now all partitions here, with the place of this counter among their values */
    void count(Map<ObjectName, double[]> now, int place) {
        now.forEach((name, values) -> {
            double before = seen.getOrDefault(name, 0.0);
            double after = values[place];
            // A restarted task begins at 0.
            double more = after < before ? after : after - before;
            topics.merge(MirrorMetrics.topic(name), more, Double::sum);
        });
        topics.keySet()
                .retainAll(now.keySet().stream().map(MirrorMetrics::topic).collect(Collectors.toSet()));
        seen = now.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()[place]));
    }

    double of(String topic) {
        return topics.getOrDefault(topic, 0.0);
    }
}
