package io.connectfargate.connect.metrics;

import static io.connectfargate.connect.metrics.MirrorMetrics.topic;
import static io.connectfargate.connect.metrics.MirrorMetrics.value;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Shows MirrorMaker's metrics by partition as long as they are few, and else by topic: Prometheus pays for each series, and what
 * is by partition is in {@code GET /migration/status?topic=}. Thread-safe.
 */
public final class Replication implements ReplicationMXBean {
    /** Partitions up to which there is a series for each; docs/metrics.md names it. */
    static final int LIMIT = 500;

    private static final String NAME = "io.connectfargate:type=Replication";
    private static final int RECORDS = 0;
    private static final int BYTES = 1;
    private static final int AGE = 2;
    private static final int LATENCY = 3;

    private final MirrorMetrics copied;
    private final MirrorMetrics checkpoints;
    private final TopicCounters records = new TopicCounters();
    private final TopicCounters bytes = new TopicCounters();

    Replication(MBeanServer server) {
        copied = new MirrorMetrics(
                server,
                "kafka.connect.mirror:type=MirrorSourceConnector,source=*,target=*,topic=*,partition=*",
                "record-count",
                "byte-count",
                "record-age-ms-avg",
                "replication-latency-ms-avg");
        checkpoints = new MirrorMetrics(
                server,
                "kafka.connect.mirror:type=MirrorCheckpointConnector,source=*,target=*,group=*,topic=*,partition=*",
                "checkpoint-latency-ms");
    }

    /** Makes the MBean known to this JVM. To be called once. */
    public static void register() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            server.registerMBean(new Replication(server), new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Copied> getPartitions() {
        Map<String, Copied> all = new TreeMap<>();
        if (copied.count() <= LIMIT) {
            copied.read()
                    .forEach((name, values) -> all.put(
                            topic(name) + "|" + value(name, "partition"),
                            new OfPartition(values[RECORDS], values[BYTES], values[AGE], values[LATENCY])));
        }
        return all;
    }

    @Override
    public synchronized Map<String, CopiedTopic> getTopics() {
        Map<ObjectName, double[]> now = copied.count() <= LIMIT ? Map.of() : copied.read();
        records.count(now, RECORDS);
        bytes.count(now, BYTES);
        Map<String, Means> means = new HashMap<>();
        now.forEach((name, values) ->
                means.computeIfAbsent(topic(name), topic -> new Means()).add(values));
        Map<String, CopiedTopic> all = new TreeMap<>();
        means.forEach((topic, mean) -> all.put(
                topic,
                new OfTopic(
                        records.of(topic),
                        bytes.of(topic),
                        mean.age.mean(),
                        mean.latency.mean(),
                        mean.age.worst(),
                        mean.latency.worst())));
        return all;
    }

    @Override
    public Map<String, Checkpoint> getCheckpoints() {
        Map<String, Checkpoint> all = new TreeMap<>();
        if (checkpoints.count() <= LIMIT) {
            checkpoints
                    .read()
                    .forEach((name, latency) -> all.put(
                            topic(name) + "|" + value(name, "partition") + "|" + value(name, "group"),
                            new OfGroup(latency[0], 1)));
        }
        return all;
    }

    @Override
    public Map<String, CheckpointedTopic> getCheckpointedTopics() {
        Map<String, CheckpointedTopic> all = new TreeMap<>();
        if (checkpoints.count() > LIMIT) {
            checkpoints
                    .read()
                    .forEach((name, latency) -> all.merge(
                            topic(name) + "|" + value(name, "group"),
                            new OfGroup(latency[0], 1),
                            (one, other) -> new OfGroup(
                                    Math.max(one.getLatency(), other.getLatency()),
                                    one.getPartitions() + other.getPartitions())));
        }
        return all;
    }

    /** Averages of the partitions of a topic. */
    private static final class Means {
        private final Mean age = new Mean();
        private final Mean latency = new Mean();

        void add(double[] values) {
            age.add(values[AGE]);
            latency.add(values[LATENCY]);
        }
    }

    /** Of what is a number. */
    private static final class Mean {
        private double[] numbers = {};

        void add(double number) {
            if (!Double.isNaN(number)) {
                numbers = Arrays.copyOf(numbers, numbers.length + 1);
                numbers[numbers.length - 1] = number;
            }
        }

        double mean() {
            return Arrays.stream(numbers).average().orElse(Double.NaN);
        }

        /** One more series only where it says something else. */
        double worst() {
            return numbers.length < 2
                    ? Double.NaN
                    : Arrays.stream(numbers).max().orElse(Double.NaN);
        }
    }

    private record OfPartition(double getRecords, double getBytes, double getAge, double getLatency)
            implements Copied {}

    private record OfTopic(
            double getRecords,
            double getBytes,
            double getAge,
            double getLatency,
            double getWorstAge,
            double getWorstLatency)
            implements CopiedTopic {}

    private record OfGroup(double getLatency, int getPartitions) implements CheckpointedTopic {}
}
