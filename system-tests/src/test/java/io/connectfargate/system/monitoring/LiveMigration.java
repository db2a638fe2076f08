package io.connectfargate.system.monitoring;

import static org.awaitility.Awaitility.await;

import io.connectfargate.system.engine.Clusters;
import io.connectfargate.system.engine.Connectors;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Topic;
import io.connectfargate.system.records.Writer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** A migration in full swing: a backlog, records that keep coming, groups that move on, and two connectors that fail. */
final class LiveMigration implements AutoCloseable {
    /** Its connector fails: nobody has this name. */
    static final String UNREACHABLE = "unreachable-source";
    /** Its task fails: no record is as small as that. */
    static final String TOO_LARGE = "too-large";

    /** Per task: slow enough that the backlog is there for minutes, so that there is something to see. */
    private static final double BYTES_PER_SECOND = 200_000;

    private static final int TASKS = 4;
    private static final int BACKLOG = 15_000;
    private static final int RECORD = 1_024;
    private static final Map<String, Integer> PARTITIONS =
            Map.of("orders", 3, "payments", 2, "invoices", 2, "clicks", 1);

    private final Clusters clusters;
    private final WorkerContainer worker;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Topic> topics;
    private long consumed;

    /** @param worker one of the workers, for its REST API */
    LiveMigration(Clusters clusters, WorkerContainer worker) {
        this.clusters = clusters;
        this.worker = worker;
        topics = PARTITIONS.entrySet().stream()
                .map(topic -> new Topic(clusters.source(), topic.getKey(), topic.getValue()))
                .toList();
    }

    void start() {
        topics.forEach(Topic::create);
        slowDown();
        write(BACKLOG);
        // All groups are there when the checkpoint connector starts: it would restart its task for each that comes
        // later.
        goOn();
        timer.scheduleWithFixedDelay(this::goOn, 1, 1, TimeUnit.SECONDS);
        for (String name : List.of("mm2-msc", "mm2-cpc", "mm2-hbc")) {
            put(name, Connectors.json("no-auth/" + name + "-no-auth.json", clusters));
        }
        // A source whose id cannot be read is rejected otherwise.
        put(
                UNREACHABLE,
                leftAlone(UNREACHABLE, source(UNREACHABLE))
                        .replace(clusters.source().internal(), "nowhere.invalid:9092")
                        .replace("\"restart.failed\"", "\"preflight.allow\": \"same-cluster\", \"restart.failed\""));
        put(TOO_LARGE, leftAlone(TOO_LARGE, heartbeat(TOO_LARGE)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** The worker would restart it, and alerts wait until that does not help. */
    private static String leftAlone(String name, String json) {
        return json.replace("\"" + name + "\",", "\"" + name + "\", \"restart.failed\": \"false\",");
    }

    private String source(String name) {
        return Connectors.json("no-auth/mm2-msc-no-auth.json", clusters).replace("mm2-msc", name);
    }

    private String heartbeat(String name) {
        return Connectors.json("no-auth/mm2-hbc-no-auth.json", clusters)
                .replace("\"mm2-hbc\",", "\"" + name + "\", \"producer.override.max.request.size\": \"1\",");
    }

    private void slowDown() {
        List<ClientQuotaAlteration> quotas = IntStream.range(0, TASKS)
                .mapToObj("msksource->mskdest|mm2-msc-%d|replication-consumer"::formatted)
                .map(client -> new ClientQuotaAlteration(
                        new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, client)),
                        List.of(new ClientQuotaAlteration.Op("consumer_byte_rate", BYTES_PER_SECOND))))
                .toList();
        withSource(admin -> admin.alterClientQuotas(quotas).all().get());
    }

    private void goOn() {
        write(5);
        consumed += 5;
        for (Topic topic : topics) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            topic.all().forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumed)));
            withSource(admin -> admin.alterConsumerGroupOffsets(topic.name() + "-app", offsets)
                    .all()
                    .get());
        }
    }

    private void write(int perPartition) {
        try (Writer writer = new Writer(clusters.source(), "none")) {
            for (Topic topic : topics) {
                for (TopicPartition to : topic.all()) {
                    for (int i = 0; i < perPartition; i++) {
                        writer.send(new ProducerRecord<>(to.topic(), to.partition(), null, new byte[RECORD]));
                    }
                }
            }
        }
    }

    /** Repeated while the group takes in a connector, as Connect's answer 409 asks for. */
    private void put(String name, String json) {
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> worker.rest()
                                .put("/connectors/" + name + "/config", json)
                                .status(),
                        status -> status == 201);
    }

    /** What asks a cluster for something. */
    private interface Question {
        void ask(Admin admin) throws InterruptedException, ExecutionException;
    }

    private void withSource(Question question) {
        try (Admin admin = Topic.admin(clusters.source())) {
            question.ask(admin);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
