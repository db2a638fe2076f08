package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.handover.HandoverCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/** Two clusters with topics that are written and copied, and the command that moves groups from one to the other. */
final class Handovers implements AutoCloseable {
    static final String CONNECTOR = "mm2-cpc";
    static final Duration LIMIT = Duration.ofMinutes(2);
    /** By which a handover shows others that it changes the connector. */
    private static final String LOCK = "migrate.handover.";

    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");

    final MirroredClusters clusters;
    private final Path folder;
    private final Map<String, NumberedRecords> records = new ConcurrentHashMap<>();

    /** @param topics to which numbered records are written once a group reads them */
    Handovers(Path folder, List<String> topics) throws Exception {
        this.folder = folder;
        clusters = new MirroredClusters(folder);
        for (String topic : topics) {
            clusters.sourceAdmin
                    .createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
                    .all()
                    .get();
        }
        clusters.awaitWorker();
        clusters.connect("mm2-msc", Map.of("refresh.topics.interval.seconds", "1"));
        clusters.connect(
                CONNECTOR,
                Map.of(
                        "refresh.groups.interval.seconds", "1",
                        "emit.checkpoints.interval.seconds", "1",
                        "sync.group.offsets.interval.seconds", "1"));
    }

    /** Writes nothing more to a topic, and gives the number of its records. */
    long end(String topic) {
        return records.get(topic).end();
    }

    /** The number of records that were written to a topic up to now. */
    long written(String topic) {
        return records.get(topic).written();
    }

    /** Starts to write to a topic, unless it is written already. */
    void write(String topic) {
        records.computeIfAbsent(topic, name -> new NumberedRecords(clusters.source.bootstrapServers(), name));
    }

    /** A group that has read something on the source and has no member any more. */
    MovingGroup readOnSource(String name, String topic, int count) {
        write(topic);
        MovingGroup group = new MovingGroup(name, topic);
        readOnSource(group, count);
        return group;
    }

    /** The same for one that has read before. */
    void readOnSource(MovingGroup group, int count) {
        group.start(clusters.source.bootstrapServers());
        group.awaitMore(count);
        group.stop();
    }

    /** Runs the command in this JVM and gives its exit code. */
    int run(String group, StringWriter out, Consumer<String> afterEffect, String... more) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(new HandoverCommand(afterEffect))
                .setOut(writer)
                .setErr(writer)
                .execute(arguments(group, more).toArray(String[]::new));
    }

    /** The same without looking at its effects; expects that it succeeds. */
    String succeed(String group, String... more) {
        StringWriter out = new StringWriter();
        assertThat(run(group, out, effect -> {}, more)).as(out.toString()).isZero();
        return out.toString();
    }

    /** Starts it in a JVM of its own. */
    HandoverProcess start(String group, String place, String... more) throws Exception {
        return new HandoverProcess(folder, place, arguments(group, more));
    }

    private List<String> arguments(String group, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--group", group, "--connect", clusters.address(), "--name", "mm2-msc"));
        arguments.addAll(List.of("--state", state(group).toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--timeout")) {
            arguments.addAll(List.of("--timeout", Long.toString(LIMIT.toSeconds())));
        }
        return arguments;
    }

    /** Where the command keeps how far it has come. */
    Path state(String group) {
        return folder.resolve("handover-" + group + ".json");
    }

    /** What the target has committed. */
    Map<TopicPartition, OffsetAndMetadata> onTarget(String group) throws Exception {
        return clusters.targetAdmin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Sets them, and removes all others. */
    void setOnTarget(String group, Map<TopicPartition, OffsetAndMetadata> offsets) throws Exception {
        if (!onTarget(group).isEmpty()) {
            clusters.targetAdmin
                    .deleteConsumerGroupOffsets(group, onTarget(group).keySet())
                    .all()
                    .get();
        }
        clusters.targetAdmin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    /** The checkpoint connector's list. */
    String excluded() throws Exception {
        return clusters.rest.configured(CONNECTOR, "groups.exclude").orElseThrow();
    }

    /** Stops the connector, and waits until no task of it runs. */
    void stop() throws Exception {
        change("stop");
        await().atMost(LIMIT).until(() -> state().equals("STOPPED") && !tasks().contains("RUNNING"));
    }

    /** Starts it again, and waits until its task runs. */
    void resume() throws Exception {
        change("resume");
        await().atMost(LIMIT).until(() -> state().equals("RUNNING") && tasks().contains("RUNNING"));
    }

    private void change(String how) throws Exception {
        ConnectRest.Answer answer = clusters.rest.send("PUT", "/connectors/" + CONNECTOR + "/" + how, "");
        assertThat(answer.isAccepted()).as(answer.body()).isTrue();
    }

    /** What Connect reports of the connector. */
    String state() throws Exception {
        return states().get(0);
    }

    /** The states of its tasks. */
    private List<String> tasks() throws Exception {
        List<String> states = states();
        return states.subList(1, states.size());
    }

    /** The connector's, and those of its tasks. */
    private List<String> states() throws Exception {
        ConnectRest.Answer status = clusters.rest.send("GET", "/connectors/" + CONNECTOR + "/status", "");
        assertThat(status.isAccepted()).as(status.body()).isTrue();
        return STATE.matcher(status.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Expects that no handover changes the connector, and that it runs. */
    void requireFree() throws Exception {
        await().atMost(LIMIT).until(() -> state().equals("RUNNING"));
        assertThat(clusters.rest
                        .send("GET", "/connectors/" + CONNECTOR + "/config", "")
                        .body())
                .doesNotContain(LOCK);
    }

    @Override
    public void close() throws Exception {
        records.values().forEach(NumberedRecords::end);
        clusters.close();
    }
}
