package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** What is known after a round. Immutable. {@link Judge} makes the next one. */
public final class Ledger {
    private static final Observation NOTHING =
            new Observation(Instant.EPOCH, Map.of(), Side.of(Map.of()), Side.of(Map.of()), Map.of(), List.of());

    private final Map<TopicPartition, Track> tracks;
    private final Observation seen;
    private final Rules rules;
    private final SortedMap<String, TopicEntry> topics;
    private final Verdict verdict;

    Ledger(Map<TopicPartition, Track> tracks, Observation seen, Rules rules) {
        this.tracks = Map.copyOf(tracks);
        this.seen = seen;
        this.rules = rules;
        this.topics = Collections.unmodifiableSortedMap(new TreeMap<>(Entries.of(tracks, seen, rules)));
        this.verdict = seen == NOTHING
                ? new Verdict(Level.UNKNOWN, "Not looked yet", "The clusters have not been observed since the start.")
                : Verdicts.of(topics.values(), seen.failures());
    }

    /** Before the first round. */
    public static Ledger empty() {
        return restored(Map.of());
    }

    /** Before the first round after a restart. */
    public static Ledger restored(Map<TopicPartition, Track> tracks) {
        return new Ledger(tracks, NOTHING, Rules.DEFAULT);
    }

    /** When the last round was. */
    public Instant asOf() {
        return seen.time();
    }

    /** By the name on the source. */
    public SortedMap<String, TopicEntry> topics() {
        return topics;
    }

    /** The one answer. */
    public Verdict verdict() {
        return verdict;
    }

    /** Source topics whose brokers report no ids: if one is created again, only a log that begins or ends earlier shows it. */
    public Set<String> withoutId() {
        return topics.keySet().stream()
                .filter(topic -> {
                    TopicFacts facts = seen.source().topic(topic);
                    return facts.presence() == TopicFacts.Presence.PRESENT
                            && facts.id().isEmpty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is remembered by partition, also of topics that do not exist any more. */
    public Map<TopicPartition, Track> tracks() {
        return tracks;
    }

    /** All losses that nobody has acknowledged. */
    public List<Loss> openLosses() {
        return tracks.values().stream()
                .flatMap(track -> track.losses().stream())
                .filter(Loss::isOpen)
                .toList();
    }

    /**
     * An operator knows about a loss. Positions that were not trusted since it happened count again.
     *
     * @param id of exactly this loss
     * @param by who, for the record
     * @throws NoSuchElementException if no open loss has this id, for example since it has grown
     */
    public Ledger acknowledge(String id, String by, Instant at) {
        Loss loss = openLosses().stream()
                .filter(open -> open.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No open loss has the id " + id
                        + ". It may have grown, or it is acknowledged already. Open: "
                        + openLosses().stream().map(Loss::id).sorted().collect(Collectors.joining(", ", "", "."))));
        Map<TopicPartition, Track> all = new HashMap<>(tracks);
        all.computeIfPresent(
                loss.partition(), (partition, track) -> acknowledged(track, loss, new Loss.Acknowledgement(at, by)));
        return new Ledger(all, seen, rules);
    }

    private static Track acknowledged(Track track, Loss loss, Loss.Acknowledgement by) {
        Track after = track.losses(track.losses().stream()
                .map(known -> known.equals(loss) ? known.acknowledged(by) : known)
                .toList());
        boolean ofSource = loss.kind() == State.SOURCE_RECREATED || loss.kind() == State.SOURCE_TRUNCATED;
        Optional<Reach> reach = after.reach().filter(now -> ofSource && isWithin(now, after));
        return reach.isPresent() ? after.reach(reach.get().trusted()) : after;
    }

    /** A stored offset beyond the end belongs to another log, whatever the operator says. */
    private static boolean isWithin(Reach reach, Track track) {
        return track.source()
                .filter(log -> reach.committed().orElse(0) <= log.end())
                .isPresent();
    }

    /** Source partitions whose last stable offset has not moved before the end, so that its producer is to be asked for. */
    public Set<TopicPartition> openTransactions() {
        return tracks.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .source()
                        .filter(log -> log.stable() < log.end())
                        .isPresent())
                .filter(entry -> {
                    Still stable = entry.getValue().moving().clocks().stable();
                    return stable != null && stable.lasts(rules.transactionOpen(), seen.time());
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
