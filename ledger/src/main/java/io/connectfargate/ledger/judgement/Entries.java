package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.TopicFacts;
import io.connectfargate.ledger.observation.TopicFacts.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** What is shown of topics. Depends on tracks and the last observation only, so that an acknowledgement shows at once. */
final class Entries {
    private static final int REASONS = 3;

    private Entries() {}

    static SortedMap<String, TopicEntry> of(Map<TopicPartition, Track> tracks, Observation seen, Rules rules) {
        Map<String, SortedMap<Integer, PartitionEntry>> partitions = new TreeMap<>();
        Map<String, List<Loss>> losses = new TreeMap<>();
        tracks.forEach((partition, track) -> {
            losses.computeIfAbsent(partition.topic(), topic -> new ArrayList<>())
                    .addAll(track.losses());
            if (isShown(partition, track, seen)) {
                partitions
                        .computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                        .put(partition.partition(), new Conditions(rules, track, Facts.of(seen, partition)).entry());
            }
        });
        TreeSet<String> names = new TreeSet<>(partitions.keySet());
        seen.copies().keySet().stream()
                .filter(topic -> !isGone(topic, seen, tracks.keySet()))
                .forEach(names::add);
        SortedMap<String, TopicEntry> entries = new TreeMap<>();
        names.forEach(topic -> entries.put(
                topic,
                topic(
                        topic,
                        seen,
                        partitions.getOrDefault(topic, new TreeMap<>()),
                        losses.getOrDefault(topic, List.of()))));
        return entries;
    }

    /** A loss stays in sight, also of a topic that nobody copies any more. */
    private static boolean isShown(TopicPartition partition, Track track, Observation seen) {
        TopicFacts facts = seen.source().topic(partition.topic());
        boolean copied = seen.copies().containsKey(partition.topic());
        boolean there =
                facts.presence() == Presence.UNKNOWN || facts.partitions().containsKey(partition.partition());
        return track.isLosing() || copied && there;
    }

    /** It was deleted, and everything that it held when last seen was copied. */
    private static boolean isGone(String topic, Observation seen, Collection<TopicPartition> tracked) {
        return seen.source().topic(topic).presence() == Presence.ABSENT
                && tracked.stream().anyMatch(partition -> partition.topic().equals(topic));
    }

    private static TopicEntry topic(
            String topic, Observation seen, SortedMap<Integer, PartitionEntry> partitions, List<Loss> losses) {
        State state = partitions.values().stream()
                .map(PartitionEntry::state)
                .reduce(State::or)
                .orElse(State.UNKNOWN);
        Numbers numbers = partitions.isEmpty()
                ? Numbers.UNKNOWN
                : Numbers.sum(partitions.values().stream()
                        .map(PartitionEntry::numbers)
                        .toList());
        String copy = seen.copies().getOrDefault(topic, topic);
        return new TopicEntry(
                topic, copy, state, numbers, reasons(topic, state, seen, partitions.values()), partitions, losses);
    }

    private static List<String> reasons(
            String topic, State state, Observation seen, Collection<PartitionEntry> partitions) {
        List<String> reasons = new ArrayList<>();
        if (partitions.isEmpty()) {
            reasons.add("The source topic is not known"
                    + seen.source()
                            .topic(topic)
                            .problem()
                            .map(why -> ": " + why)
                            .orElse("") + ".");
        }
        partitions.stream()
                .filter(entry -> entry.state() == state)
                .flatMap(entry -> entry.reasons().stream().limit(1))
                .distinct()
                .limit(REASONS)
                .forEach(reasons::add);
        partitions.stream()
                .flatMap(entry -> entry.untold().stream())
                .distinct()
                .limit(REASONS)
                .forEach(reasons::add);
        return reasons;
    }
}
