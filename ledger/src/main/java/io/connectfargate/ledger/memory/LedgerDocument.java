package io.connectfargate.ledger.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Track;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A ledger's memory as JSON: {@code {"version":1,"topics":{"orders":{"0":{…}}}}}. Unknown fields are ignored, so that workers of two
 * versions can share it; the version grows only when the meaning of a field changes or a kind of loss is added.
 */
public final class LedgerDocument {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerDocument() {}

    /** One line; equal for equal memories. */
    public static String write(Ledger ledger) {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ObjectNode topics = root.putObject("topics");
        ledger.tracks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(LedgerDocument::compare))
                .forEach(entry -> topics.withObjectProperty(entry.getKey().topic())
                        .set(
                                Integer.toString(entry.getKey().partition()),
                                TrackDocument.write(entry.getValue(), JSON.createObjectNode())));
        return root.toString();
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is no such document, or one of a newer version
     */
    public static Ledger read(String document) {
        JsonNode root = parse(document);
        int version = root.path("version").asInt(-1);
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException("The ledger's stored state has version "
                    + root.path("version").asText("none") + "; this worker knows up to " + VERSION
                    + ". Upgrade all workers.");
        }
        Map<TopicPartition, Track> tracks = new HashMap<>();
        for (Map.Entry<String, JsonNode> topic : root.path("topics").properties()) {
            for (Map.Entry<String, JsonNode> partition : topic.getValue().properties()) {
                TopicPartition key = new TopicPartition(topic.getKey(), Integer.parseInt(partition.getKey()));
                tracks.put(key, TrackDocument.read(partition.getValue(), key));
            }
        }
        return Ledger.restored(tracks);
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The ledger's stored state is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static int compare(TopicPartition one, TopicPartition other) {
        int topics = one.topic().compareTo(other.topic());
        return topics == 0 ? Integer.compare(one.partition(), other.partition()) : topics;
    }
}
