package io.connectfargate.migration.takeover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest.Answer;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.rest.PatientRest;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets that Connect has stored for a connector of this program's making: of the last copied record, by source partition.
 *
 * @param connector its name
 * @param sourceAlias the source's name in the keys
 */
record ConnectorOffsets(PatientRest rest, String connector, String sourceAlias) {
    /** So many partitions in one request: about 100 KB. */
    static final int PORTION = 1_000;

    /** All of them. */
    Map<TopicPartition, Long> read() throws InterruptedException {
        Map<TopicPartition, Long> offsets = new TreeMap<>(StoredOffsets.ORDER);
        for (JsonNode entry : rest.send("GET", path(), "").path("offsets")) {
            JsonNode key = entry.path("partition");
            JsonNode offset = entry.path("offset").path("offset");
            if (offset.isIntegralNumber() && key.path("cluster").asText().equals(sourceAlias)) {
                offsets.put(
                        new TopicPartition(
                                key.path("topic").asText(),
                                key.path("partition").asInt()),
                        offset.asLong());
            }
        }
        return offsets;
    }

    /** Whether nothing is stored but some of these: an earlier run may have been killed between two portions. */
    boolean holdsOnly(Map<TopicPartition, Long> expected) throws InterruptedException {
        int all = rest.send("GET", path(), "").path("offsets").size();
        Map<TopicPartition, Long> own = read();
        return own.size() == all && expected.entrySet().containsAll(own.entrySet());
    }

    /**
     * Shuts out tasks that still run, on a worker that was cut off or is slow to stop: what is read afterwards is final. Connect does so
     * before it changes any offset; this one is a tombstone of a key that nothing has. The connector has to be stopped.
     */
    void fence() throws InterruptedException {
        rest.send("PATCH", path(), "{\"offsets\":[{\"partition\":{\"fence\":\"migrate\"},\"offset\":null}]}");
    }

    /** Deletes all. The connector has to be stopped. */
    void delete() throws InterruptedException {
        rest.send("DELETE", path(), "");
    }

    /**
     * Stores offsets, in portions that the worker accepts. The connector has to be stopped.
     *
     * @param written is given the number of partitions of each portion
     */
    void write(Map<TopicPartition, Long> offsets, LongConsumer written) throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>(offsets.keySet());
        int portion = PORTION;
        int next = 0;
        while (next < partitions.size()) {
            List<TopicPartition> some = partitions.subList(next, Math.min(partitions.size(), next + portion));
            Answer answer = rest.answer("PATCH", path(), body(some, offsets));
            if (answer.status() == HttpURLConnection.HTTP_ENTITY_TOO_LARGE && some.size() > 1) {
                portion = Math.max(1, some.size() / 2);
                continue;
            }
            if (!answer.isAccepted()) {
                throw rest.rejected("PATCH", path(), answer);
            }
            next += some.size();
            written.accept(some.size());
        }
    }

    /** @throws Failure naming the first partitions that differ from what was to be stored */
    void requireEqual(Map<TopicPartition, Long> expected) throws InterruptedException {
        Map<TopicPartition, Long> found = read();
        List<String> differences = new ArrayList<>();
        expected.forEach((partition, offset) -> {
            if (!offset.equals(found.get(partition))) {
                differences.add(partition + " has " + found.get(partition) + ", expected " + offset);
            }
        });
        found.forEach((partition, offset) -> {
            if (!expected.containsKey(partition)) {
                differences.add(partition + " has " + offset + ", expected none");
            }
        });
        if (!differences.isEmpty()) {
            int shown = 5;
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "Connect has other offsets of " + connector + " than were written ("
                            + differences.size() + " partitions): "
                            + String.join(
                                    "; ", differences.stream().limit(shown).toList())
                            + ". The connector is stopped. Run the command again.");
        }
    }

    private String path() {
        return "/connectors/" + PatientRest.encoded(connector) + "/offsets";
    }

    private String body(List<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = body.putArray("offsets");
        for (TopicPartition partition : partitions) {
            ObjectNode entry = entries.addObject();
            entry.putObject("partition")
                    .put("cluster", sourceAlias)
                    .put("partition", partition.partition())
                    .put("topic", partition.topic());
            entry.putObject("offset").put("offset", offsets.get(partition));
        }
        return body.toString();
    }
}
