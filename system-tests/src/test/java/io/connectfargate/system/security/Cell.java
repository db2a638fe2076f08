package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.ConnectorFile;
import io.connectfargate.system.engine.Cluster;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.ConsumerGroup;
import io.connectfargate.system.records.SampleRecords;
import io.connectfargate.system.records.Topic;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A small migration of its own, with one topic and one group: from a source of one mode to a target of one mode. */
record Cell(Mode source, Mode target) {
    private static final int PARTITIONS = 2;

    /** The topic's name, and the group's. */
    String name() {
        return "cell-" + source + "-" + target;
    }

    Topic topic(Cluster cluster) {
        return new Topic(cluster, name(), PARTITIONS);
    }

    ConsumerGroup group(Cluster cluster) {
        return new ConsumerGroup(name(), topic(cluster));
    }

    /** Makes the topic, with some records, and a group that has read them all. */
    void prepare(Cluster cluster) {
        Topic topic = topic(cluster).create();
        SampleRecords.writeFew(topic);
        Map<TopicPartition, OffsetAndMetadata> read = topic.next().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, next -> new OffsetAndMetadata(next.getValue())));
        try (Admin admin = Topic.admin(cluster)) {
            admin.alterConsumerGroupOffsets(name(), read).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a connector of it is called on the worker that has all cells of a target. */
    String connector(String role) {
        return role + "-" + source;
    }

    /**
     * Hands a connector to a worker: its file, composed as the README says, and narrowed to the cell.
     *
     * @param role mm2-msc or mm2-cpc
     * @param folder for files
     * @param changes further properties
     */
    void put(WorkerContainer worker, String role, Path folder, Map<String, String> changes) {
        // The first login with IAM takes seconds, and on a busy machine more than the worker waits; asked again it is
        // quick.
        ConnectRest.Answer answer = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> tryPut(worker, role, folder, changes),
                        given -> !given.body().contains("did not respond"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** The same, whatever the worker answers. */
    ConnectRest.Answer tryPut(WorkerContainer worker, String role, Path folder, Map<String, String> changes) {
        ObjectNode json = file(role, folder);
        json.put("name", connector(role)).put("topics", name());
        if (json.has("groups")) {
            json.put("groups", name());
        }
        changes.forEach(json::put);
        return worker.rest().put("/connectors/" + connector(role) + "/config", json.toString());
    }

    private ObjectNode file(String role, Path folder) {
        Program script = Program.run(
                folder,
                List.of(System.getProperty("combine.connectors"), source.toString(), target.toString(), name()));
        assertThat(script.exitCode()).as(script.output()).isZero();
        Path file = folder.resolve(name()).resolve(role + "-" + source + "-to-" + target + ".json");
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree(
                            ConnectorFile.read(file).filled(source.brokers(Side.SOURCE), target.brokers(Side.TARGET)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
