package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A topic that the target rejects is named, and does not stall the others. */
class TargetRejectsIT {
    private static final int RECORDS = 500;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

    private static EmbeddedKafka source;
    private static EmbeddedKafka target;
    private static Admin sourceAdmin;
    private static Admin targetAdmin;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        source = EmbeddedKafka.start();
        Map<String, String> broker = new HashMap<>(RejectingPolicy.broker());
        broker.put("auto.create.topics.enable", "false");
        broker.put("log.message.timestamp.before.max.ms", Long.toString(DAY));
        broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        broker.put("allow.everyone.if.no.acl.found", "true");
        target = EmbeddedKafka.start(1, broker);
        sourceAdmin = Admin.create(Map.of("bootstrap.servers", source.bootstrapServers()));
        targetAdmin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()));
        worker = WorkerProcess.start(Map.of("BROKERS", target.bootstrapServers(), "GROUP", "rejects"))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        targetAdmin.close();
        sourceAdmin.close();
        target.close();
        source.close();
    }

    @Test
    void copiesAllOthersWhenATopicCannotBeCreated() throws Exception {
        // Given a topic with a property that the target rejects, with a partition for each task
        RejectingPolicy.FORBIDDEN.add("segment.bytes");
        create(new NewTopic("badcfg", 4, (short) 1).configs(Map.of("segment.bytes", "1048576")));
        create(new NewTopic("good", 2, (short) 1), new NewTopic("live", 2, (short) 1));
        write("badcfg", 4, now(), true);
        write("good", 2, now(), true);
        write("live", 2, now(), true);

        // When
        put("uncreatable", "badcfg,good,live", 4);

        // Then
        eventually(() -> assertThat(copied("good") + copied("live")).isEqualTo(2 * RECORDS));
        write("live", 2, now(), true);
        eventually(() -> assertThat(copied("live")).isEqualTo(2 * RECORDS));
        eventually(() -> assertThat(findings("uncreatable"))
                .contains("no-copy", "badcfg (PolicyViolation: This cluster does not accept segment.bytes)"));
        assertThat(worker.metrics())
                .contains("kafka_connect_target_rejected_topics{connector=\"uncreatable\",kind=\"no-copy\"} 1.0");
        assertThat(worker.log()).contains("Finding (no-copy): ", "Connector uncreatable now leaves out");
        eventually(() -> assertThat(status("uncreatable")).doesNotContain("FAILED"));

        // When
        RejectingPolicy.FORBIDDEN.remove("segment.bytes");

        // Then
        eventually(() -> assertThat(copied("badcfg")).isEqualTo(RECORDS));
        eventually(() -> assertThat(findings("uncreatable")).doesNotContain("no-copy"));
    }

    @Test
    void namesTheTopicOfARecordThatIsTooOld() throws Exception {
        // Given
        create(new NewTopic("history", 1, (short) 1).configs(KEPT));
        write("history", 1, now() - 10 * DAY, true);

        // When
        put("old", "history", 1);

        // Then
        eventually(() -> assertThat(status("old"))
                .contains("InvalidTimestampException: Topic history, partition 0 on the target: Timestamp")
                .contains("--entity-name history --add-config message.timestamp.before.max.ms"));
        eventually(() -> assertThat(worker.log())
                .contains("Connector old task 0 has failed: org.apache.kafka.common.errors.InvalidTimestampException:"
                        + " Topic history, partition 0 on the target: Timestamp"));
        assertThat(worker.probe()).contains("Topic history, partition 0 on the target");
        eventually(() -> assertThat(findings("old"))
                .contains("rejected-records", "history (partition 0, InvalidTimestamp")
                .contains("timestamp-limit", "history (the first record is of ")
                .contains("message.timestamp.before.max.ms of the copy is 86400000 (1 days)"));
    }

    @Test
    void copiesAllOthersWhenATopicsRecordsAreRejected() throws Exception {
        // Given one topic of the past, and one of records without keys that became compacted
        create(
                new NewTopic("old1", 1, (short) 1).configs(KEPT),
                new NewTopic("cmp1", 1, (short) 1),
                new NewTopic("other1", 1, (short) 1));
        write("old1", 1, now() - 10 * DAY, true);
        write("cmp1", 1, now(), false);
        write("other1", 1, now(), true);
        alter(sourceAdmin, "cmp1", "cleanup.policy", "compact");

        // When
        put("unwritable", "old1,cmp1,other1", 1);

        // Then
        eventually(() -> assertThat(copied("other1")).isEqualTo(RECORDS));
        eventually(() -> assertThat(findings("unwritable"))
                .contains("old1 (partition 0, InvalidTimestamp", "cmp1 (partition 0, InvalidRecord")
                .contains("missing-keys", "cmp1 (partition 0, offset 0)"));
        assertThat(worker.metrics())
                .contains(
                        "kafka_connect_target_rejected_topics{connector=\"unwritable\",kind=\"rejected-records\"} 2.0");

        // When
        alter(targetAdmin, "old1", "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));

        // Then
        eventually(() -> assertThat(copied("old1")).isEqualTo(RECORDS));
    }

    @Test
    void copiesAllOthersWhenATopicMayNotBeWritten() throws Exception {
        // Given
        create(new NewTopic("denied", 1, (short) 1), new NewTopic("allowed", 1, (short) 1));
        put("permissions", "denied,allowed", 1);
        write("denied", 1, now(), true);
        write("allowed", 1, now(), true);
        eventually(() -> assertThat(copied("denied") + copied("allowed")).isEqualTo(2 * RECORDS));

        // When
        targetAdmin
                .createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, "denied", PatternType.LITERAL),
                        new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.DENY))))
                .all()
                .get();
        write("denied", 1, now(), true);
        write("allowed", 1, now(), true);

        // Then
        eventually(() -> assertThat(copied("allowed")).isEqualTo(2 * RECORDS));
        eventually(() -> assertThat(findings("permissions")).contains("denied (partition 0, TopicAuthorization"));
    }

    @Test
    void rejectsAConnectorForWhichNothingCouldBeCreated() throws Exception {
        // Given
        create(new NewTopic("fut1", 1, (short) 1));
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), "fut1");
        config.put("replication.factor", "2");

        // When
        var answer = worker.insist("PUT", "/connectors/replicas/config", SecuredMigration.json(config));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "has 1 broker, and replication.factor of replicas is 2, so that it creates none of the 1 topics")
                .contains("or to -1", "PREFLIGHT=warn");
    }

    private static void put(String name, String topics, int tasks) {
        Map<String, String> config = Mirror.source(source.bootstrapServers(), target.bootstrapServers(), topics);
        config.put("source.cluster.alias", name);
        config.put("tasks.max", Integer.toString(tasks));
        // As in our files: else the next sync reverts what an operator set on the copy.
        config.put("config.properties.exclude", "message\\.timestamp\\..*");
        var answer = worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String status(String connector) throws Exception {
        return worker.request("GET", "/connectors/" + connector + "/status", "").body();
    }

    private static String findings(String connector) throws Exception {
        return worker.request("GET", "/findings/" + connector, "").body();
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static void create(NewTopic... topics) throws Exception {
        sourceAdmin.createTopics(List.of(topics)).all().get();
    }

    private static void write(String topic, int partitions, long timestamp, boolean keys) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", source.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            IntStream.range(0, RECORDS)
                    .forEach(i -> producer.send(new ProducerRecord<>(
                            topic, i % partitions, timestamp, keys ? new byte[] {1} : null, new byte[] {(byte) i})));
        }
    }

    /** How many records the copy holds; transaction markers are none. */
    private static long copied(String topic) throws Exception {
        Collection<TopicPartition> partitions = partitions(topic);
        return partitions.isEmpty() ? 0 : Counted.committed(target.bootstrapServers(), partitions);
    }

    private static Collection<TopicPartition> partitions(String topic) throws Exception {
        if (!targetAdmin.listTopics().names().get().contains(topic)) {
            return List.of();
        }
        return targetAdmin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static void alter(Admin admin, String topic, String setting, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(assertion);
    }
}
