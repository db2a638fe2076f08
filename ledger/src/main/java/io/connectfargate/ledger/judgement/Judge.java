package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.TopicFacts;
import io.connectfargate.ledger.observation.TopicFacts.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** Makes a ledger from the one before and an observation, and from nothing else. Thread-safe. */
public final class Judge {
    private final Rules rules;

    /** @param rules how patient it is */
    public Judge(Rules rules) {
        this.rules = rules;
    }

    /** The next ledger. An observation that is older than the last one is not to be given. */
    public Ledger next(Ledger before, Observation seen) {
        Map<TopicPartition, Track> tracks = new HashMap<>(before.tracks());
        SourceWatch watch = new SourceWatch(before.asOf());
        partitions(before, seen)
                .forEach((topic, numbers) -> numbers.forEach(number -> {
                    TopicPartition partition = new TopicPartition(topic, number);
                    Track last = before.tracks().getOrDefault(partition, Track.NEW);
                    tracks.put(partition, next(watch, last, Facts.of(seen, partition)));
                }));
        return new Ledger(tracks, seen, rules);
    }

    /** Those of topics that existed once and may exist again are checked, too. */
    private static Map<String, Set<Integer>> partitions(Ledger before, Observation seen) {
        Map<String, Set<Integer>> numbers = new HashMap<>();
        seen.copies()
                .keySet()
                .forEach(topic -> numbers.put(
                        topic,
                        new TreeSet<>(seen.source().topic(topic).partitions().keySet())));
        before.tracks().keySet().stream()
                .filter(partition -> numbers.containsKey(partition.topic()))
                .forEach(partition -> numbers.get(partition.topic()).add(partition.partition()));
        return numbers;
    }

    private Track next(SourceWatch watch, Track last, Facts facts) {
        Track now = source(watch, last, facts);
        return CopyWatch.look(last, now, facts);
    }

    private Track source(SourceWatch watch, Track last, Facts facts) {
        TopicFacts topic = facts.sourceTopic();
        boolean removed = topic.presence() == Presence.PRESENT
                && !topic.partitions().containsKey(facts.partition().partition());
        if (topic.presence() == Presence.ABSENT || removed) {
            return SourceWatch.deleted(last, facts);
        }
        Optional<Offsets> log = facts.log();
        if (log.isEmpty()) {
            return last;
        }
        Track now = watch.look(last, facts, log.get());
        if (facts.progress().isEmpty() || now.reach().isEmpty()) {
            return now;
        }
        Reach reach = now.reach().get();
        Clocks clocks = now.moving().clocks().source(log.get(), facts.now()).reach(reach, facts.now());
        return now.moving(clocks, now.moving().pace().next(log.get(), reach.done(), facts.now()));
    }
}
