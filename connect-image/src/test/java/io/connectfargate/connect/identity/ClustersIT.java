package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Connectors that would do harm to their clusters are rejected, whatever their addresses look like. */
class ClustersIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String GROUP = "clusters";
    private static final String STATUS = "connect-status-" + GROUP;

    /** The worker's. It has the id that public container images give to every cluster. */
    private static EmbeddedKafka target;
    /** Has the same id, and shows topics of migrations only. */
    private static EmbeddedKafka twin;
    /** Has an id of its own. */
    private static EmbeddedKafka other;

    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        target = EmbeddedKafka.startWithSharedId(Map.of());
        twin = EmbeddedKafka.startWithSharedId(Map.of(
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "true",
                "auto.create.topics.enable",
                "false"));
        other = EmbeddedKafka.start();
        with(
                twin,
                admin -> admin.createAcls(List.of(hidden("connect-"), hidden("__")))
                        .all()
                        .get());
        worker = WorkerProcess.start(Map.of("BROKERS", target.bootstrapServers(), "GROUP", GROUP))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        other.close();
        twin.close();
        target.close();
    }

    @Test
    void refusesASourceThatIsTheTargetByAnotherName() throws Exception {
        // Given
        fill(target, "loop", 10);
        Map<String, String> config = connector(target, target, "loop.*");
        config.put("source.cluster.bootstrap.servers", target.bootstrapServers().replace("127.0.0.1", "localhost"));

        // When
        String message = refusal("loop", config);

        // Then
        assertThat(message)
                .contains(
                        "source.cluster.bootstrap.servers of loop=localhost:",
                        "are one cluster",
                        allow("same-cluster"));
        // Connect answers 500 while other tests' connectors make the group rebalance.
        eventually(
                () -> assertThat(worker.status("GET", "/connectors/loop", "")).isEqualTo(404));
        assertThat(end(target, "loop")).isEqualTo(10);
    }

    @Test
    void refusesPositionsThatWouldBeSyncedToWhereTheyComeFrom() throws Exception {
        // Given
        fill(target, "positions", 1);
        Map<String, String> config = connector(target, target, "positions");
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorCheckpointConnector");

        // When, then
        assertThat(refusal("positions", config)).contains("are one cluster");
    }

    @Test
    void refusesAWorkerWhoseClusterIsTheSource() throws Exception {
        // Given
        fill(target, "swapped", 10);

        // When
        String message = refusal("swapped", connector(target, other, "swapped"));

        // Then
        assertThat(message)
                .contains("are one cluster", "the target cluster (target.cluster.bootstrap.servers of swapped=")
                .contains("is another cluster", allow("other-target"));
        assertThat(end(target, "swapped")).isEqualTo(10);
    }

    @Test
    void refusesATargetThatConnectDoesNotWriteTo() throws Exception {
        // Given
        fill(other, "elsewhere", 10);

        // When
        String message = refusal("elsewhere", connector(other, twin, "elsewhere"));

        // Then
        assertThat(message)
                .contains("its workers' cluster, BROKERS=" + target.bootstrapServers())
                .contains("\\\"producer.override.bootstrap.servers\\\": \\\"" + twin.bootstrapServers())
                .contains(allow("other-target"))
                .doesNotContain("are one cluster");
    }

    @Test
    void copiesFromTheWorkersClusterWithAProducerThatWritesToTheTarget() throws Exception {
        // Given
        fill(target, "outbound", 10);
        Map<String, String> config = connector(target, other, "outbound");
        config.put("producer.override.bootstrap.servers", other.bootstrapServers());

        // When
        take("outbound", config);

        // Then
        eventually(() -> assertThat(end(other, "outbound")).isGreaterThanOrEqualTo(10));
        assertThat(end(target, "outbound")).isEqualTo(10);
    }

    @Test
    void refusesHeartbeatsThatGoToAnotherClusterThanTheirTopic() {
        // Given
        Map<String, String> config = connector(target, other, "");
        config.put("connector.class", "org.apache.kafka.connect.mirror.MirrorHeartbeatConnector");

        // When, then
        assertThat(refusal("beats", config)).contains(allow("other-target"));

        // When: the other way round, and meant
        config.put("producer.override.bootstrap.servers", other.bootstrapServers());

        // Then
        take("beats", config);
    }

    @Test
    void refusesTopicsThatWouldGoRoundAndTakesOthers() throws Exception {
        // Given
        fill(other, "there", 1);
        fill(other, "round", 0);
        fill(target, "back", 1);
        fill(target, "round", 0);
        take("forth", connector(other, target, "there,round"));
        Map<String, String> config = connector(target, other, "back,rou.*");
        config.put("producer.override.bootstrap.servers", other.bootstrapServers());

        // When, then
        assertThat(refusal("back", config)).contains("Connector forth copies", "forever: round;", allow("both-ways"));

        // When: a STOPPED connector does not copy
        worker.insist("PUT", "/connectors/forth/stop", "");
        take("back", config);

        // Then: it is judged when it would
        HttpResponse<String> resumed = resume("forth");
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(400);
        assertThat(resumed.body()).contains("Connector back copies", "forever: round;");

        // When
        config.put("topics", "back");
        take("back", config);

        // Then
        assertThat(resume("forth").statusCode()).isEqualTo(202);
        eventually(() -> assertThat(end(other, "back")).isPositive());
    }

    @Test
    void tellsClustersWithTheSameIdApartByTheirTopics() throws Exception {
        // Given: nothing that another test left on both
        with(
                twin,
                admin -> admin.deleteTopics(admin.listTopics().names().get())
                        .all()
                        .get());
        fill(twin, "same-id", 5);

        // When
        String message = refusal("same-id", connector(twin, target, "same-id"));

        // Then
        assertThat(message)
                .contains("have the same cluster id", "no topic that both logins see", allow("same-cluster"));

        // When
        fill(twin, "everywhere", 0);
        fill(target, "everywhere", 0);
        take("same-id", connector(twin, target, "same-id"));

        // Then
        eventually(() -> assertThat(end(target, "same-id")).isGreaterThanOrEqualTo(5));
    }

    @Test
    void refusesAnotherSourceThanStoredOffsetsCameFromUntilTheyAreGone() throws Exception {
        // Given
        fill(twin, "moved", 8);
        fill(target, "known-everywhere", 0);
        fill(twin, "known-everywhere", 0);
        copyFromOther("moved");
        Map<String, String> moved = connector(twin, target, "moved");

        // When, then
        assertThat(refusal("moved", moved))
                .contains(
                        "is not the cluster that moved copied from before", "stored for moved", allow("other-source"));

        // When: also under the name of a connector that is gone
        worker.insist("DELETE", "/connectors/moved", "");

        // Then
        assertThat(refusal("moved", moved)).contains("is not the cluster that moved copied from before");

        // When: a STOPPED connector may be given what it likes, and starts from the beginning
        moved.put("preflight.allow", "existing-records");
        beginAnew("moved", moved);

        // Then: the new source is the one that is known
        eventually(() -> assertThat(offsets("moved")).contains("\"topic\":\"moved\""));
        eventually(() -> assertThat(refusal("moved", connector(other, target, "moved")))
                .contains("is not the cluster that moved copied from before"));
        take("moved", moved);
        worker.insist("DELETE", "/connectors/moved", "");
    }

    /** Until records have arrived and the source is known. */
    private static void copyFromOther(String name) throws Exception {
        fill(other, name, 3);
        take(name, connector(other, target, name));
        eventually(() -> assertThat(offsets(name)).contains("\"topic\":\"" + name + "\""));
        eventually(
                () -> assertThat(worker.log()).contains("Connector " + name + " copies from the cluster with the id"));
        assertThat(offsets(name)).doesNotContain("connectfargate");
    }

    private static void beginAnew(String name, Map<String, String> config) {
        assertThat(worker.insist(
                                "POST",
                                "/connectors",
                                "{\"name\":\"" + name + "\",\"initial_state\":\"STOPPED\",\"config\":" + json(config)
                                        + "}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(resume(name).statusCode()).isEqualTo(400);
        eventually(() -> assertThat(worker.status("DELETE", "/connectors/" + name + "/offsets", ""))
                .isEqualTo(200));
        assertThat(resume(name).statusCode()).isEqualTo(202);
    }

    private static HttpResponse<String> resume(String name) {
        return worker.insist("PUT", "/connectors/" + name + "/resume", "");
    }

    /** As after an upgrade of a migration that runs. */
    @Test
    void goesOnWithoutANoteOfTheSourceAndLearnsIt() throws Exception {
        // Given
        fill(other, "upgraded", 3);
        Map<String, String> config = connector(other, target, "upgraded");
        take("upgraded", config);
        eventually(() -> assertThat(notes("upgraded")).hasSize(1));
        eventually(() -> assertThat(offsets("upgraded")).contains("\"topic\":\"upgraded\""));

        // When
        try (KafkaProducer<String, String> producer = producer(target)) {
            producer.send(new ProducerRecord<>(STATUS, notes("upgraded").get(0), null))
                    .get();
        }

        // Then
        take("upgraded", config);
        eventually(() -> assertThat(notes("upgraded")).hasSize(2));
        assertThat(worker.request("GET", "/connectors/upgraded/topics", "").body())
                .doesNotContain("connectfargate");
    }

    @Test
    void judgesAConnectorThatIsCreatedStoppedWhenItIsResumed() throws Exception {
        // Given
        fill(target, "late", 1);
        Map<String, String> config = connector(target, target, "late");

        // When
        HttpResponse<String> created = worker.insist(
                "POST",
                "/connectors",
                "{\"name\":\"late\",\"initial_state\":\"STOPPED\",\"config\":" + json(config) + "}");
        HttpResponse<String> changed = worker.insist("PUT", "/connectors/late/config", json(config));
        HttpResponse<String> resumed = worker.insist("PUT", "/connectors/late/resume", "");

        // Then
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(400);
        assertThat(resumed.body()).contains("are one cluster");
        assertThat(end(target, "late")).isEqualTo(1);
    }

    @Test
    void takesWhatTheConfigurationAllowsAndNothingElse() throws Exception {
        // Given
        fill(target, "meant", 0);
        Map<String, String> config = connector(target, target, "meant");

        // When, then
        config.put("preflight.allow", "overlap, both-ways");
        assertThat(refusal("meant", config)).contains("are one cluster");

        // When, then
        config.put("preflight.allow", "same-clusters");
        assertThat(refusal("meant", config))
                .contains("'same-clusters'", "same-cluster, other-target, both-ways, other-source, overlap");

        // When, then
        config.put("preflight.allow", "overlap, same-cluster");
        take("meant", config);
        assertThat(worker.log())
                .contains("Connector meant was accepted, as preflight.allow allows: The source cluster");
        worker.insist("DELETE", "/connectors/meant", "");
    }

    private static String refusal(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private static void take(String name, Map<String, String> config) {
        HttpResponse<String> answer = put(name, config);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static HttpResponse<String> put(String name, Map<String, String> config) {
        return worker.insist("PUT", "/connectors/" + name + "/config", json(config));
    }

    private static String offsets(String name) throws Exception {
        return worker.request("GET", "/connectors/" + name + "/offsets", "").body();
    }

    /** As it is in JSON. */
    private static String allow(String value) {
        return "\\\"preflight.allow\\\": \\\"" + value + "\\\"";
    }

    private static Map<String, String> connector(EmbeddedKafka from, EmbeddedKafka to, String topics) {
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

    private static String json(Map<String, String> config) {
        return SecuredMigration.json(config);
    }

    private static AclBinding hidden(String prefix) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.DESCRIBE, AclPermissionType.DENY));
    }

    private static void fill(EmbeddedKafka kafka, String topic, int records) throws Exception {
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

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    /** The keys of all notes that were written about a connector. */
    private static List<String> notes(String connector) {
        List<String> notes = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", target.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(STATUS).stream()
                    .map(info -> new TopicPartition(STATUS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofSeconds(1))) {
                    if (read.value() != null && read.key().endsWith("io.connectfargate.source|east|" + connector)) {
                        notes.add(read.key());
                    }
                }
            }
        }
        return notes;
    }

    /** Of the one partition, with transactions' markers. */
    private static long end(EmbeddedKafka kafka, String topic) throws Exception {
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

    private static void with(EmbeddedKafka kafka, ThrowingConsumer<Admin> action) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            action.accept(admin);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
