package io.connectfargate.connect.metrics;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.internals.ConsumedPartitions;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.MetricNameTemplate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.mirror.ReplicatedPartitions;
import org.apache.kafka.connect.runtime.ConnectMetrics;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;

/**
 * A JVM with every MBean of a worker that replicates so many partitions, each attribute with a value, and
 * no broker.
 *
 * <p>Names, tags and attributes are Kafka's own: MirrorMaker's metrics are made by its classes, those of connectors and
 * tasks from Connect's registry, those of a client are copied from a real one.
 */
final class BusyWorker {
    /** Of each partition. */
    static final long LAG = 1_234_567;
    /** Of each partition. */
    static final long LEAD = 123_456_789;

    /** The variable that says how many partitions it replicates, for all of which a group has checkpoints. */
    static final String PARTITIONS = "PARTITIONS";

    static final String READY = "all MBeans are registered";

    private static final DistributedConfig CONFIG = new DistributedConfig(Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "group.id", "connect",
            "config.storage.topic", "configs",
            "offset.storage.topic", "offsets",
            "status.storage.topic", "status",
            "key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
            "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));
    private static final String MEMBER = "connect-10.0.0.1:8083";
    private static final int SOURCE_TASKS = 4;
    /** As long as a measured value is when printed. */
    private static final double VALUE = 1234.567890123;

    private BusyWorker() {}

    /** Registers all and waits to be killed. */
    public static void main(String[] args) throws InterruptedException {
        registerPartitions();
        registerRejections();
        registerWorker();
        registerClients();
        System.out.println(READY);
        new CountDownLatch(1).await();
    }

    private static void registerPartitions() {
        int count = Integer.parseInt(System.getenv(PARTITIONS));
        List<TopicPartition> partitions = ReplicatedPartitions.partitions(count);
        int each = count / SOURCE_TASKS;
        for (int task = 0; task < SOURCE_TASKS; task++) {
            List<TopicPartition> assigned = partitions.subList(task * each, (task + 1) * each);
            ReplicatedPartitions.source(assigned);
            ConsumedPartitions.register(
                    "msksource->mskdest|mm2-msc-" + task + "|replication-consumer", assigned, LAG, LEAD);
        }
        ReplicationBacklog.register();
        Replication.register();
        ClusterAccess.register()
                .show(Map.of(
                        "mm2-msc|source", true,
                        "mm2-msc|target", true,
                        "mm2-cpc|source", true,
                        "mm2-cpc|target", true,
                        "mm2-hbc|target", true));
        Restarts restarts = Restarts.register();
        List.of("mm2-msc", "mm2-cpc", "mm2-hbc").forEach(connector -> restarts.show(connector, 0));
        Membership.register();
        registerLedger(partitions);
        ReplicatedPartitions.checkpoints("billing-service", partitions);
    }

    private static void registerRejections() {
        TargetRejections.register()
                .show(
                        "mm2-msc",
                        Map.of(
                                "no-copy", Set.of(),
                                "rejected-records", Set.of(),
                                "timestamp-limit", Set.of("shop.returns"),
                                "size-limit", Set.of(),
                                "missing-keys", Set.of()));
    }

    private static void registerLedger(List<TopicPartition> partitions) {
        Map<String, LedgerFiguresMXBean.Topic> topics = new HashMap<>();
        Map<String, LedgerFiguresMXBean.State> states = new HashMap<>();
        partitions.forEach(partition -> {
            String topic = "msksource->mskdest|mm2-msc|" + partition.topic();
            topics.put(topic, new LedgerFigures.OfTopic(LAG, 0, 0, LEAD));
            List.of("copying", "in-sync")
                    .forEach(state -> states.put(topic + "|" + state, new LedgerFigures.InState(12)));
        });
        LedgerFigures.register()
                .show(new LedgerFigures.Figures(
                        topics, states, Map.of("mm2-msc", new LedgerFigures.OfConnector(0)), Instant.now()));
    }

    private static void registerWorker() {
        ConnectMetrics connect = new ConnectMetrics("10.0.0.1:8083", CONFIG, Time.SYSTEM, "cluster");
        register(connect, Map.of());
        registerConnector(connect, "mm2-msc", SOURCE_TASKS);
        registerConnector(connect, "mm2-cpc", 1);
        registerConnector(connect, "mm2-hbc", 1);
    }

    private static void registerConnector(ConnectMetrics connect, String name, int tasks) {
        register(connect, Map.of("connector", name));
        for (int task = 0; task < tasks; task++) {
            register(connect, new LinkedHashMap<>(Map.of("connector", name, "task", Integer.toString(task))));
        }
    }

    /** Registers what Connect has for exactly these tags, apart from the figures of a sink. */
    private static void register(ConnectMetrics connect, Map<String, String> tags) {
        for (MetricNameTemplate template : connect.registry().getAllTemplates()) {
            if (template.tags().equals(tags.keySet()) && !template.group().startsWith("sink")) {
                Object value = template.name().equals("status") ? "running" : VALUE;
                Map<String, String> inOrder = new LinkedHashMap<>();
                template.tags().forEach(tag -> inOrder.put(tag, tags.get(tag)));
                register(connect.metrics(), connect.metrics().metricInstance(template, inOrder), value);
            }
        }
    }

    private static void registerClients() {
        ClientMetrics names = ClientMetrics.ofRealClients(CONFIG);
        Stream.concat(Client.of("connect", SOURCE_TASKS).stream(), Stream.of(new Client("connect", MEMBER)))
                .collect(Collectors.groupingBy(Client::kind))
                .forEach((kind, clients) -> {
                    Metrics metrics = new Metrics(
                            new MetricConfig(),
                            List.of(new JmxReporter()),
                            Time.SYSTEM,
                            new KafkaMetricsContext("kafka." + kind));
                    clients.forEach(client -> names.of(client).forEach(name -> register(metrics, name, VALUE)));
                });
    }

    private static void register(Metrics metrics, MetricName name, Object value) {
        metrics.addMetricIfAbsent(name, null, (Gauge<Object>) (config, now) -> value);
    }
}
