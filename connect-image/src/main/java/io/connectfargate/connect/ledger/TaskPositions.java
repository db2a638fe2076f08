package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.SourcePositions;

/** How far the tasks of a worker have read, here and as the answer to {@code GET /migration/positions}. */
final class TaskPositions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OFFSETS = "offsets";
    private static final String UNBROKEN = "unbrokenFrom";

    private TaskPositions() {}

    /** Of this worker's tasks. */
    static List<TaskPosition> here(Herder herder, String workerId) {
        List<TaskPosition> all = new ArrayList<>();
        for (SourcePositions.Read task : SourcePositions.of(herder)) {
            String reader = workerId + "/" + task.life();
            task.positions()
                    .forEach((partition, position) -> all.add(new TaskPosition(
                            task.connector(),
                            reader,
                            task.seen(),
                            partition,
                            position.offset(),
                            position.unbrokenFrom())));
        }
        return all;
    }

    /** By reader and topic. */
    static JsonNode write(List<TaskPosition> positions) {
        TreeMap<String, ObjectNode> readers = new TreeMap<>();
        for (TaskPosition position : positions) {
            ObjectNode reader = readers.computeIfAbsent(
                    position.reader(),
                    first -> JSON.createObjectNode()
                            .put("connector", position.connector())
                            .put("reader", first)
                            .put("seen", position.seen().toString()));
            put(reader, OFFSETS, position.partition(), position.offset());
            position.unbrokenFrom().ifPresent(from -> put(reader, UNBROKEN, position.partition(), from));
        }
        ArrayNode all = JSON.createArrayNode();
        readers.values().forEach(all::add);
        return JSON.createObjectNode().set("readers", all);
    }

    private static void put(ObjectNode reader, String what, TopicPartition partition, long offset) {
        reader.withObjectProperty(what)
                .withObjectProperty(partition.topic())
                .put(Integer.toString(partition.partition()), offset);
    }

    /** @throws IllegalArgumentException if another version wrote it, and in another way */
    static List<TaskPosition> read(JsonNode answer) {
        List<TaskPosition> all = new ArrayList<>();
        for (JsonNode reader : answer.path("readers")) {
            reader.path(OFFSETS)
                    .properties()
                    .forEach(topic -> topic.getValue()
                            .properties()
                            .forEach(partition -> all.add(
                                    position(reader, topic.getKey(), partition.getKey(), partition.getValue()))));
        }
        return all;
    }

    private static TaskPosition position(JsonNode reader, String topic, String partition, JsonNode offset) {
        try {
            return new TaskPosition(
                    reader.path("connector").asText(),
                    reader.path("reader").asText(),
                    Instant.parse(reader.path("seen").asText()),
                    new TopicPartition(topic, Integer.parseInt(partition)),
                    offset.asLong(),
                    unbroken(reader.path(UNBROKEN).path(topic).path(partition)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("No position: " + reader, e);
        }
    }

    /** Another version may not have it. */
    private static OptionalLong unbroken(JsonNode from) {
        return from.isIntegralNumber() ? OptionalLong.of(from.asLong()) : OptionalLong.empty();
    }
}
