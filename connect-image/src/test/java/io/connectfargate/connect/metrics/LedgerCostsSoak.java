package io.connectfargate.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.connect.WorkerLauncher;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.testsupport.FreePorts;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger costs in an idle minute: requests that both clusters get together, and CPU of the worker. */
class LedgerCostsSoak {
    private static final int PARTITIONS_OF_A_TOPIC = 25;
    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int ROUNDS = 4;

    /** What the ledger asks. MirrorMaker's own clients ask for metadata, too. */
    private static final Set<String> ASKED = Set.of(
            "Metadata",
            "DescribeTopicPartitions",
            "ListOffsets",
            "DescribeConfigs",
            "DescribeProducers",
            "ListTransactions");

    @ParameterizedTest
    @ValueSource(ints = {1_000, 5_000})
    void asksLittleHoweverManyPartitionsThereAre(int partitions, @TempDir Path folder) throws Exception {
        Map<String, String> small = Map.of("log.index.size.max.bytes", "4096", "auto.create.topics.enable", "false");
        try (EmbeddedKafka source = EmbeddedKafka.start(1, small);
                EmbeddedKafka target = EmbeddedKafka.start(1, small)) {
            create(source, partitions / PARTITIONS_OF_A_TOPIC);

            Minute idle = measure(source, target, folder, partitions);

            System.out.printf("%,d partitions: %s%n", partitions, idle);
            // Rounds at both clusters, and now and then what changes seldom: configurations, and the offsets of old
            // records.
            assertThat(idle.requests().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isLessThan(2 * 10 * ROUNDS);
        }
    }

    /**
     * @param ledger CPU of its threads and clients, in seconds
     * @param worker CPU of the whole worker
     * @param requests by their name in Kafka's protocol
     */
    private record Minute(double ledger, double worker, Map<String, Long> requests) {
        Minute less(Minute other) {
            Map<String, Long> more = new TreeMap<>(requests);
            other.requests().forEach((name, count) -> more.merge(name, -count, Long::sum));
            more.values().removeIf(count -> count == 0);
            return new Minute(ledger - other.ledger(), worker - other.worker(), more);
        }

        @Override
        public String toString() {
            return "%.2f of %.2f CPU s, %,d requests %s"
                    .formatted(
                            ledger,
                            worker,
                            requests.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            requests);
        }
    }

    private static Minute measure(EmbeddedKafka source, EmbeddedKafka target, Path folder, int partitions)
            throws Exception {
        int port = FreePorts.take();
        try (AgentJvm worker = AgentJvm.start(
                folder,
                Map.of(
                        "BROKERS",
                        target.bootstrapServers(),
                        "GROUP",
                        "costs",
                        "CONNECT_LISTENERS",
                        "http://127.0.0.1:" + port),
                WorkerLauncher.class)) {
            worker.awaitOk("http://127.0.0.1:" + port + "/connectors");
            copy(ConnectRest.onLoopback(port, Duration.ofMinutes(1)), source, target);
            await().atMost(CATCH_UP).until(() -> isIdle(target, partitions));
            // Rebalances and the ledger's first rounds are over then.
            Thread.sleep(IDLE.toMillis());
            Minute before = new Minute(worker.cpu("ledger"), cpu(worker), requests());
            Thread.sleep(IDLE.toMillis());
            Minute idle = new Minute(worker.cpu("ledger"), cpu(worker), requests()).less(before);
            assertThat(worker.scrape().of("kafka_connect_ledger_records_lag", Map.of()))
                    .as("the ledger's topics")
                    .hasSize(partitions / PARTITIONS_OF_A_TOPIC);
            return idle;
        }
    }

    private static boolean isIdle(EmbeddedKafka target, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                            .filter(topic -> topic.startsWith("orders-"))
                            .count()
                    == partitions / PARTITIONS_OF_A_TOPIC;
        }
    }

    private static void copy(ConnectRest rest, EmbeddedKafka source, EmbeddedKafka target) {
        String config = Map.of(
                        "connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                        "source.cluster.alias", "msksource",
                        "target.cluster.alias", "mskdest",
                        "source.cluster.bootstrap.servers", source.bootstrapServers(),
                        "target.cluster.bootstrap.servers", target.bootstrapServers(),
                        "replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy",
                        "topics", "orders-.*",
                        "tasks.max", "4",
                        "replication.factor", "1",
                        "offset-syncs.topic.replication.factor", "1")
                .entrySet()
                .stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{\"preflight.allow\":\"other-target,existing-records\",", "}"));
        await().atMost(CATCH_UP)
                .until(
                        () -> rest.exchange("PUT", "/connectors/mm2-msc/config", config)
                                .statusCode(),
                        status -> status < 300);
    }

    private static void create(EmbeddedKafka source, int topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()))) {
            List<NewTopic> all = IntStream.range(0, topics)
                    .mapToObj(i -> new NewTopic("orders-" + i, PARTITIONS_OF_A_TOPIC, (short) 1))
                    .toList();
            admin.createTopics(all).all().get();
        }
    }

    private static double cpu(AgentJvm worker) {
        return worker.scrape().of("process_cpu_seconds_total", Map.of()).get(0).value();
    }

    /** Of both clusters, which run in this JVM. */
    private static Map<String, Long> requests() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> counts = new TreeMap<>();
        for (ObjectName name : server.queryNames(
                new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,request=*,*"), null)) {
            counts.merge(
                    name.getKeyProperty("request"),
                    ((Number) server.getAttribute(name, "Count")).longValue(),
                    Long::sum);
        }
        counts.keySet().retainAll(ASKED);
        return counts;
    }
}
