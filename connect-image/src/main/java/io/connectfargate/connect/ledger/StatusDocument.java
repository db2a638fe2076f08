package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.status.NumberFields;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.PartitionEntry;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.TopicEntry;
import io.connectfargate.ledger.judgement.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers as JSON; docs/status.md has the schema. A number that nobody knows is null. */
final class StatusDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusDocument() {}

    /** Everything but partitions. */
    static ObjectNode summary(List<Watched> all) {
        ObjectNode root = head(all);
        write(verdict(all), root.putObject("verdict"));
        Totals.of(all).write(root.putObject("totals"));
        ClusterFields.write(all, root.putArray("clusters"));
        ArrayNode connectors = root.putArray("connectors");
        ArrayNode topics = root.putArray("topics");
        ArrayNode losses = root.putArray("losses");
        for (Watched watched : all) {
            connector(watched, connectors.addObject());
            watched.ledger().topics().values().forEach(topic -> {
                topic(watched, topic, topics.addObject());
                topic.losses().forEach(loss -> loss(watched.connector(), loss, losses.addObject()));
            });
        }
        return root;
    }

    /** A topic with its partitions, by each connector that copies it; empty if none does. */
    static Optional<ObjectNode> topic(List<Watched> all, String name) {
        List<Watched> copying = all.stream()
                .filter(watched -> watched.ledger().topics().containsKey(name))
                .toList();
        if (copying.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode root = head(copying);
        ArrayNode topics = root.putArray("topics");
        for (Watched watched : copying) {
            TopicEntry topic = watched.ledger().topics().get(name);
            ObjectNode node = topics.addObject();
            topic(watched, topic, node);
            ArrayNode partitions = node.putArray("partitionStates");
            topic.partitions().forEach((number, partition) -> partition(number, partition, partitions.addObject()));
            ArrayNode losses = node.putArray("losses");
            topic.losses().forEach(loss -> loss(watched.connector(), loss, losses.addObject()));
        }
        return Optional.of(root);
    }

    /** The worst of all connectors': one of them that is not fine, or not done, is to be seen. */
    static Verdict verdict(List<Watched> all) {
        Comparator<Watched> byLevel =
                Comparator.comparing(watched -> watched.verdict().level());
        Optional<Watched> worst = all.stream().max(byLevel.thenComparing(watched -> -worst(watched)));
        if (worst.isEmpty()) {
            return new Verdict(Level.FINE, "Nothing to copy", "No source connector of MirrorMaker exists.");
        }
        Verdict verdict = worst.get().verdict();
        return all.size() == 1
                ? verdict
                : new Verdict(
                        verdict.level(),
                        verdict.title(),
                        "Connector " + worst.get().connector() + ", one of " + all.size() + ": " + verdict.text());
    }

    /** The worst state comes first. */
    private static int worst(Watched watched) {
        return watched.ledger().topics().values().stream()
                .mapToInt(topic -> topic.state().ordinal())
                .min()
                .orElse(State.values().length);
    }

    /** As old as the oldest part of it that was seen at all. */
    static Optional<Instant> asOf(List<Watched> all) {
        return all.stream().map(StatusDocument::seen).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Empty before the first round. */
    private static Optional<Instant> seen(Watched watched) {
        return Optional.of(watched.ledger().asOf()).filter(time -> time.isAfter(Instant.EPOCH));
    }

    private static ObjectNode head(List<Watched> all) {
        return JSON.createObjectNode()
                .put("version", 1)
                .put("asOf", asOf(all).orElseGet(Instant::now).toString());
    }

    private static void connector(Watched watched, ObjectNode node) {
        node.put("name", watched.connector())
                .put("source", watched.source())
                .put("target", watched.target())
                .put("asOf", seen(watched).map(Instant::toString).orElse(null));
        write(watched.verdict(), node.putObject("verdict"));
        ArrayNode failures = node.putArray("failures");
        watched.failures().forEach(failures::add);
        node.put("topicsWithoutId", watched.ledger().withoutId().size());
    }

    private static void topic(Watched watched, TopicEntry topic, ObjectNode node) {
        node.put("topic", topic.topic()).put("copy", topic.copy()).put("connector", watched.connector());
        state(topic.state(), topic.reasons(), node);
        String rejected = watched.rejected().get(topic.topic());
        if (rejected != null) {
            ((ArrayNode) node.get("reasons")).add(rejected);
        }
        NumberFields.write(topic.numbers(), node);
        node.put("partitions", topic.partitions().size()).put("ready", topic.isReady());
    }

    private static void partition(int number, PartitionEntry partition, ObjectNode node) {
        node.put("partition", number);
        state(partition.state(), partition.reasons(), node);
        partition.untold().forEach(((ArrayNode) node.get("reasons"))::add);
        NumberFields.write(partition.numbers(), node);
    }

    private static void state(State state, List<String> reasons, ObjectNode node) {
        node.put("state", name(state)).put("level", name(state.level()));
        ArrayNode all = node.putArray("reasons");
        reasons.forEach(all::add);
    }

    private static void loss(String connector, Loss loss, ObjectNode node) {
        node.put("id", loss.id())
                .put("connector", connector)
                .put("kind", name(loss.kind()))
                .put("topic", loss.partition().topic())
                .put("partition", loss.partition().partition())
                .put("from", loss.from())
                .put("to", loss.to());
        NumberFields.put(node, "records", loss.records());
        node.put("seen", loss.seen().toString());
        loss.acknowledgement()
                .ifPresent(by -> node.putObject("acknowledged")
                        .put("at", by.at().toString())
                        .put("by", by.by()));
    }

    private static void write(Verdict verdict, ObjectNode node) {
        node.put("level", name(verdict.level())).put("title", verdict.title()).put("text", verdict.text());
    }

    /** As the words of an interface that does not change: {@code source-recreated}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
