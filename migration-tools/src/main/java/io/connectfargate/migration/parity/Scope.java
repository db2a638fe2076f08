package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.logs.TopicTraits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * What is to be compared, and what cannot be.
 *
 * @param spans by topic and partition
 * @param ids of each topic
 */
record Scope(List<Span> spans, List<TopicIds> ids) {
    private static final Comparator<Span> BY_NAME = Comparator.comparing(
                    (Span span) -> span.partition().topic())
            .thenComparing(span -> span.partition().partition());

    /**
     * Reads the offsets of both clusters.
     *
     * @param copied the last source offset of each partition that Connect has noted as copied, read before this; empty if there is no
     *     Connect to ask
     * @throws Failure if a topic is not on the source or cannot be read there, all of them named: nobody could say then that
     *     everything has arrived
     */
    static Scope of(
            ClusterSide source, ClusterSide target, Set<String> topics, Optional<Map<TopicPartition, Long>> copied)
            throws InterruptedException {
        Side onTarget = target.logs(topics);
        Side onSource = source.logs(topics);
        requireReadable(onSource, topics);
        Map<String, TopicTraits> sourceTraits = TopicTraits.read(source.admin(), topics);
        Map<String, TopicTraits> targetTraits = TopicTraits.read(target.admin(), topics);
        List<Span> spans = new ArrayList<>();
        for (String topic : topics) {
            TopicFacts copy = onTarget.topic(topic);
            List<TopicTraits> traits = Stream.of(sourceTraits.get(topic), targetTraits.get(topic))
                    .filter(Objects::nonNull)
                    .toList();
            onSource.topic(topic)
                    .partitions()
                    .forEach((number, facts) -> spans.add(span(
                            new TopicPartition(topic, number),
                            traits,
                            facts.offsets().orElseThrow(),
                            copy,
                            copied)));
        }
        spans.sort(BY_NAME);
        return new Scope(
                spans,
                topics.stream()
                        .map(topic -> TopicIds.of(topic, onSource, onTarget))
                        .toList());
    }

    /** The ids of the topic of a span. */
    TopicIds ids(Span span) {
        return ids.stream()
                .filter(topic -> topic.topic().equals(span.partition().topic()))
                .findFirst()
                .orElseThrow();
    }

    /** What lies behind open transactions on the source, by partition. */
    SortedMap<TopicPartition, Held> held() {
        return held(span -> Optional.of(span.source()));
    }

    /** The same on the target. */
    SortedMap<TopicPartition, Held> heldOnTarget() {
        return held(Span::target);
    }

    private SortedMap<TopicPartition, Held> held(Function<Span, Optional<Offsets>> side) {
        SortedMap<TopicPartition, Held> held =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        for (Span span : spans) {
            side.apply(span)
                    .map(log -> new Held(log.stable(), log.end()))
                    .filter(range -> range.offsets() > 0)
                    .ifPresent(range -> held.put(span.partition(), range));
        }
        return held;
    }

    private static Span span(
            TopicPartition partition,
            List<TopicTraits> traits,
            Offsets log,
            TopicFacts copy,
            Optional<Map<TopicPartition, Long>> copied) {
        PartitionFacts facts = copy.partitions().get(partition.partition());
        Optional<String> problem =
                Span.offsets(facts).isPresent() ? Optional.empty() : Optional.of(problem(copy, facts));
        OptionalLong noted =
                copied.isPresent() ? OptionalLong.of(copied.get().getOrDefault(partition, -1L)) : OptionalLong.empty();
        boolean compacted = traits.stream().anyMatch(TopicTraits::isCompacted);
        boolean timestamps = traits.stream().allMatch(TopicTraits::keepsTimestamps);
        return new Span(partition, compacted, timestamps, log, Span.offsets(facts), problem, noted);
    }

    private static String problem(TopicFacts copy, PartitionFacts facts) {
        return switch (copy.presence()) {
            case ABSENT -> "the target does not have the topic";
            case UNKNOWN ->
                "the target's topic cannot be read: " + copy.problem().orElse("no broker reports it");
            case PRESENT ->
                facts == null
                        ? "the target's topic does not have this partition"
                        : "the target's log cannot be read: " + facts.problem().orElse("no broker reports it");
        };
    }

    private static void requireReadable(Side side, Set<String> topics) {
        Set<String> problems = new TreeSet<>();
        for (String topic : topics) {
            TopicFacts facts = side.topic(topic);
            switch (facts.presence()) {
                case ABSENT -> problems.add("The source does not have topic " + topic + ".");
                case UNKNOWN ->
                    problems.add("Topic " + topic + " cannot be read on the source: "
                            + facts.problem().orElse("no broker reports it") + ".");
                case PRESENT ->
                    facts.partitions()
                            .forEach((number, partition) -> partition
                                    .problem()
                                    .ifPresent(problem -> problems.add("The offsets of " + topic + "-" + number
                                            + " cannot be read on the source: " + problem + ".")));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.UNAVAILABLE, String.join(System.lineSeparator(), problems));
        }
    }
}
