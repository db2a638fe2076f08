package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.status.NumberFields;
import io.connectfargate.ledger.judgement.Numbers;
import io.connectfargate.ledger.judgement.PartitionEntry;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.TopicEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Sums over all topics. One unknown number makes a sum unknown: it would look too small otherwise. */
record Totals(List<TopicEntry> topics) {
    static Totals of(List<Watched> all) {
        return new Totals(all.stream()
                .flatMap(watched -> watched.ledger().topics().values().stream())
                .toList());
    }

    void write(ObjectNode node) {
        node.put("topics", topics.size());
        NumberFields.put(node, "lag", sum(Numbers::lag));
        NumberFields.put(node, "held", sum(Numbers::held));
        NumberFields.put(node, "lost", sum(Numbers::lost));
        NumberFields.put(node, "total", sum(Numbers::total));
        NumberFields.put(node, "arriving", rate(Numbers::arriving));
        NumberFields.put(node, "copying", rate(Numbers::copying));
        NumberFields.put(node, "secondsLeft", secondsLeft());
        node.put(
                "topicsThatWillNotEnd",
                topics.stream().filter(Totals::doesNotEnd).count());
        ObjectNode states = node.putObject("topicsByState");
        topicsByState().forEach((state, count) -> states.put(StatusDocument.name(state), count));
        ObjectNode partitions = node.putObject("partitionsByState");
        Map<State, Integer> counts = new EnumMap<>(State.class);
        topics.stream()
                .flatMap(topic -> topic.partitions().values().stream())
                .map(PartitionEntry::state)
                .forEach(state -> counts.merge(state, 1, Integer::sum));
        counts.forEach((state, count) -> partitions.put(StatusDocument.name(state), count));
    }

    Map<State, Integer> topicsByState() {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        topics.forEach(topic -> counts.merge(topic.state(), 1, Integer::sum));
        return counts;
    }

    /** Copying is not faster than producers are. */
    private static boolean doesNotEnd(TopicEntry topic) {
        Numbers numbers = topic.numbers();
        return numbers.lag().orElse(0) > 0
                && numbers.arriving().isPresent()
                && numbers.copying().isPresent()
                && numbers.secondsLeft().isEmpty();
    }

    /** Until the last of those topics that will end; null if that of one is not known. */
    private OptionalLong secondsLeft() {
        long longest = 0;
        for (TopicEntry topic : topics) {
            OptionalLong left = topic.numbers().secondsLeft();
            if (left.isEmpty() && !doesNotEnd(topic)) {
                return left;
            }
            longest = Math.max(longest, left.orElse(0));
        }
        return OptionalLong.of(longest);
    }

    private OptionalDouble rate(Function<Numbers, OptionalDouble> rate) {
        double sum = 0;
        for (TopicEntry topic : topics) {
            OptionalDouble one = rate.apply(topic.numbers());
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }

    private OptionalLong sum(Function<Numbers, OptionalLong> number) {
        long sum = 0;
        for (TopicEntry topic : topics) {
            OptionalLong one = number.apply(topic.numbers());
            if (one.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += one.getAsLong();
        }
        return OptionalLong.of(sum);
    }
}
