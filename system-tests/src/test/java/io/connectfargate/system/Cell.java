package io.connectfargate.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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
     * A connector's file, composed as the README says, narrowed to the cell.
     *
     * @param role mm2-msc or mm2-cpc
     * @param folder for files
     */
    String json(String role, Path folder) {
        Program script = Program.run(
                folder,
                List.of(System.getProperty("combine.connectors"), source.toString(), target.toString(), name()));
        if (script.exitCode() != 0) {
            throw new IllegalStateException(script.output());
        }
        Path file = folder.resolve(name()).resolve(role + "-" + source + "-to-" + target + ".json");
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(file)
                    .replace("{SOURCE CLUSTER BROKERS ADDRESS}", source.brokers(Side.SOURCE))
                    .replace("{TARGET CLUSTER BROKERS ADDRESS}", target.brokers(Side.TARGET)));
            json.put("name", connector(role)).put("topics", name());
            if (json.has("groups")) {
                json.put("groups", name());
            }
            return json.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
