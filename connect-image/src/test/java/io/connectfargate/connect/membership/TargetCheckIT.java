package io.connectfargate.connect.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.embedded.EmbeddedKafka;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What causes it when the herder does not respond: only a cluster that serves the worker leaves the worker to blame. */
class TargetCheckIT {
    private static final List<String> TOPICS = List.of("configs", "offsets", "status");

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(TOPICS.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void findsNothingWrongWithAClusterThatServesTheWorker() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(check(kafka.bootstrapServers(), TOPICS).failure())
                                .isEmpty());
    }

    @Test
    void missesATopicOfConnects() {
        assertThat(check(kafka.bootstrapServers(), List.of("configs", "deleted"))
                        .failure())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The target cluster (BROKERS) did not report the leaders of configs, deleted: "));
    }

    @Test
    void saysWhyNoBrokerAnswers() {
        assertThat(check("127.0.0.1:1", TOPICS).failure())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The target cluster (BROKERS) cannot be used: 127.0.0.1:1 refused the connection"));
    }

    /** One broker cannot keep three replicas of the offsets, so there is none. */
    @Test
    void seldomAsksForACoordinatorThatDoesNotExist() throws Exception {
        try (EmbeddedKafka without = EmbeddedKafka.start(1, Map.of("offsets.topic.replication.factor", "3"))) {
            long before = findCoordinatorRequests();

            assertThat(check(without.bootstrapServers(), TOPICS).failure())
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .startsWith("The target cluster (BROKERS) has no coordinator for group workers: "));

            // In five seconds, of which a client waits 100 ms and more between two.
            assertThat(findCoordinatorRequests() - before).isBetween(1L, 100L);
        }
    }

    /** Of all brokers in this JVM. */
    private static long findCoordinatorRequests() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        long sum = 0;
        for (ObjectName name : server.queryNames(
                new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,request=FindCoordinator,*"),
                null)) {
            sum += (Long) server.getAttribute(name, "Count");
        }
        return sum;
    }

    private static TargetCheck check(String servers, List<String> topics) {
        ClusterClient client = new ClusterClient(Cluster.TARGET, "BROKERS", Map.of("bootstrap.servers", servers));
        return new TargetCheck(client, List.of(), "workers", topics);
    }
}
