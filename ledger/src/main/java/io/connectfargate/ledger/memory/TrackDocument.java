package io.connectfargate.ledger.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.Reach;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.Track;
import io.connectfargate.ledger.observation.Offsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** One partition's part of the document. What is not known is left out. */
final class TrackDocument {
    private TrackDocument() {}

    static ObjectNode write(Track track, ObjectNode node) {
        track.sourceId().ifPresent(id -> node.put("id", id.toString()));
        track.source().ifPresent(log -> write(log, node, "log"));
        track.reach().ifPresent(reach -> write(reach, node.putObject("reach")));
        Track.Copy copy = track.copy();
        copy.id().ifPresent(id -> node.put("copyId", id.toString()));
        copy.log().ifPresent(log -> write(log, node, "copyLog"));
        if (copy.replaced()) {
            node.put("copyReplaced", true);
        }
        track.losses()
                .forEach(loss -> write(loss, node.withArrayProperty("losses").addObject()));
        return node;
    }

    static Track read(JsonNode node, TopicPartition partition) {
        List<Loss> losses = new ArrayList<>();
        node.path("losses").forEach(loss -> losses.add(loss(loss, partition)));
        Track.Copy copy = new Track.Copy(
                id(node, "copyId"),
                log(node, "copyLog"),
                node.path("copyReplaced").asBoolean());
        return Track.restored(
                id(node, "id"),
                log(node, "log"),
                node.has("reach") ? Optional.of(reach(node.get("reach"))) : Optional.empty(),
                copy,
                losses);
    }

    private static void write(Offsets log, ObjectNode node, String field) {
        node.putArray(field).add(log.start()).add(log.stable()).add(log.end());
    }

    private static void write(Reach reach, ObjectNode node) {
        node.put("done", reach.done()).put("covered", reach.covered()).put("read", reach.read());
        reach.reader().ifPresent(reader -> node.put("reader", reader));
        reach.committed().ifPresent(offset -> node.put("committed", offset));
        node.put("trust", reach.trust().name());
    }

    private static void write(Loss loss, ObjectNode node) {
        node.put("kind", loss.kind().name())
                .put("from", loss.from())
                .put("to", loss.to())
                .put("seen", loss.seen().toString());
        loss.records().ifPresent(records -> node.put("records", records));
        loss.acknowledgement()
                .ifPresent(by -> node.put("acknowledged", by.at().toString()).put("by", by.by()));
    }

    private static Reach reach(JsonNode node) {
        return new Reach(
                required(node, "done").asLong(),
                required(node, "covered").asLong(),
                required(node, "read").asLong(),
                Optional.ofNullable(node.get("reader")).map(JsonNode::asText),
                number(node, "committed"),
                Reach.Trust.valueOf(required(node, "trust").asText()));
    }

    private static Loss loss(JsonNode node, TopicPartition partition) {
        Optional<Loss.Acknowledgement> acknowledgement = node.has("acknowledged")
                ? Optional.of(new Loss.Acknowledgement(
                        Instant.parse(node.get("acknowledged").asText()),
                        node.path("by").asText()))
                : Optional.empty();
        return new Loss(
                State.valueOf(required(node, "kind").asText()),
                partition,
                required(node, "from").asLong(),
                required(node, "to").asLong(),
                number(node, "records"),
                Instant.parse(required(node, "seen").asText()),
                acknowledgement);
    }

    private static JsonNode required(JsonNode node, String field) {
        if (!node.has(field)) {
            throw new IllegalArgumentException("The ledger's stored state lacks " + field + " in " + node);
        }
        return node.get(field);
    }

    private static OptionalLong number(JsonNode node, String field) {
        return node.has(field) ? OptionalLong.of(node.get(field).asLong()) : OptionalLong.empty();
    }

    private static Optional<Uuid> id(JsonNode node, String field) {
        return node.has(field) ? Optional.of(Uuid.fromString(node.get(field).asText())) : Optional.empty();
    }

    private static Optional<Offsets> log(JsonNode node, String field) {
        JsonNode log = node.path(field);
        return log.isArray()
                ? Optional.of(new Offsets(
                        log.path(0).asLong(), log.path(1).asLong(), log.path(2).asLong()))
                : Optional.empty();
    }
}
