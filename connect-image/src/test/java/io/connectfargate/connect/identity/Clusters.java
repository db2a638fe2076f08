package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Three clusters and a worker, and what tests of them need. */
final class Clusters implements AutoCloseable {
    static final String STATUS = "connect-status-clusters";

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** The worker's. It has the id that public container images give to every cluster. */
    final EmbeddedKafka target = EmbeddedKafka.startWithSharedId(1, Map.of());
    /** Has the same id and more brokers, and shows topics of migrations only. */
    final EmbeddedKafka twin = EmbeddedKafka.startWithSharedId(
            2,
            Map.of(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    "allow.everyone.if.no.acl.found",
                    "true",
                    "auto.create.topics.enable",
                    "false"));
    /** Has an id of its own. */
    final EmbeddedKafka other = EmbeddedKafka.start();

    final WorkerProcess worker;

    Clusters() throws Exception {
        with(
                twin,
                admin -> admin.createAcls(List.of(hidden("connect-"), hidden("__")))
                        .all()
                        .get());
        worker = WorkerProcess.start(Map.of("BROKERS", target.bootstrapServers(), "GROUP", "clusters"))
                .awaitHealthy();
    }

    @Override
    public void close() {
        worker.close();
        other.close();
        twin.close();
        target.close();
    }

    String refusal(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    void take(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    HttpResponse<String> put(String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", json(config));
    }

    HttpResponse<String> resume(String name) {
        return worker.insist("PUT", "/connectors/" + name + "/resume", "");
    }

    String offsets(String name) throws Exception {
        return worker.request("GET", "/connectors/" + name + "/offsets", "").body();
    }

    /** As it is in JSON. */
    static String allow(String value) {
        return "\\\"preflight.allow\\\": \\\"" + value + "\\\"";
    }

    static Map<String, String> connector(EmbeddedKafka from, EmbeddedKafka to, String topics) {
        Map<String, String> config = new TreeMap<>();
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector");
        config.put("source.cluster.alias", "east");
        config.put("target.cluster.alias", "west");
        config.put("source.cluster.bootstrap.servers", from.bootstrapServers());
        config.put("target.cluster.bootstrap.servers", to.bootstrapServers());
        config.put("replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy");
        config.put("topics", topics);
        config.put("offset-syncs.topic.location", "target");
        config.put("sync.topic.acls.enabled", "false");
        config.put("refresh.topics.interval.seconds", "1");
        for (String factor : List.of("", "offset-syncs.topic.", "checkpoints.topic.", "heartbeats.topic.")) {
            config.put(factor + "replication.factor", "1");
        }
        return config;
    }

    static String json(Map<String, String> config) {
        return SecuredMigration.json(config);
    }

    static void fill(EmbeddedKafka kafka, String topic, int records) throws Exception {
        with(
                kafka,
                admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get());
        try (KafkaProducer<String, String> producer = producer(kafka)) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic, "record " + i)).get();
            }
        }
    }

    static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    /** Of the one partition, with transactions' markers. */
    static long end(EmbeddedKafka kafka, String topic) throws Exception {
        long[] count = new long[1];
        with(kafka, admin -> {
            TopicPartition partition = new TopicPartition(topic, 0);
            count[0] = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        });
        return count[0];
    }

    static void with(EmbeddedKafka kafka, ThrowingConsumer<Admin> action) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            action.accept(admin);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    private static AclBinding hidden(String prefix) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.DESCRIBE, AclPermissionType.DENY));
    }
}
