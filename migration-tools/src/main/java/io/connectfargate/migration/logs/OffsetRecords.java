package io.connectfargate.migration.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** The records of an offsets topic of Connect workers: the last of each key holds, and a tombstone removes it. Not thread-safe. */
public final class OffsetRecords {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HEARTBEATS = "heartbeats";
    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";

    private final OffsetsStore store;
    private final Map<JsonNode, JsonNode> latest = new HashMap<>();
    private int unreadable;

    /** @param store whose records are required */
    public OffsetRecords(OffsetsStore store) {
        this.store = store;
    }

    /** Receives a record, in the order of its partition. */
    public void add(byte[] key, byte[] value) {
        JsonNode parsed = parse(key);
        // Not the bytes: another version of a connector may order the fields of one key in another way.
        if (parsed.isMissingNode()) {
            unreadable++;
        } else if (value == null) {
            latest.remove(parsed);
        } else {
            latest.put(parsed, parse(value));
        }
    }

    /** The offset after the last record that was copied, by source partition. */
    public Map<TopicPartition, Long> next() {
        Map<TopicPartition, Long> next = new HashMap<>();
        latest.forEach((key, value) -> {
            if (other(key, value).isEmpty()) {
                next.put(
                        new TopicPartition(
                                key.path(1).path(TOPIC).asText(),
                                key.path(1).path(PARTITION).asInt()),
                        value.path("offset").asLong() + 1);
            }
        });
        return next;
    }

    /** The connectors whose copying they are about. */
    public Set<String> connectors() {
        Set<String> connectors = new TreeSet<>();
        latest.forEach((key, value) -> {
            if (other(key, value).isEmpty()) {
                connectors.add(key.path(0).asText());
            }
        });
        return connectors;
    }

    /** How many keys are about something else, by what they are about. */
    public Map<String, Integer> skipped() {
        Map<String, Integer> skipped = new TreeMap<>();
        if (unreadable > 0) {
            skipped.put("not JSON", unreadable);
        }
        latest.forEach((key, value) -> other(key, value).ifPresent(what -> skipped.merge(what, 1, Integer::sum)));
        return skipped;
    }

    /** What a record is about if not about the copying of a partition by this connector. */
    private Optional<String> other(JsonNode key, JsonNode value) {
        JsonNode partition = key.path(1);
        if (!key.isArray() || !partition.isObject()) {
            return Optional.of("no source connector");
        }
        String connector = key.path(0).asText();
        if (store.connector().filter(expected -> !expected.equals(connector)).isPresent()) {
            return Optional.of("connector " + connector);
        }
        return kind(partition).or(() -> cluster(partition)).or(() -> isOffset(value));
    }

    private static Optional<String> kind(JsonNode partition) {
        if (partition.has("group")) {
            return Optional.of("checkpoints");
        }
        // A topic of that name is copied with any others, but is MirrorMaker's own.
        boolean heartbeats = !partition.has(TOPIC)
                || !partition.has(PARTITION)
                || partition.path(TOPIC).asText().equals(HEARTBEATS);
        return heartbeats ? Optional.of(HEARTBEATS) : Optional.empty();
    }

    private Optional<String> cluster(JsonNode partition) {
        String found = partition.path("cluster").asText("");
        return store.cluster().filter(expected -> !expected.equals(found)).map(expected -> "cluster " + found);
    }

    private static Optional<String> isOffset(JsonNode value) {
        return value.path("offset").isIntegralNumber() ? Optional.empty() : Optional.of("without an offset");
    }

    private static JsonNode parse(byte[] json) {
        try {
            return json == null ? MissingNode.getInstance() : MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("Reading bytes in memory failed", e);
        }
    }
}
