package io.connectfargate.ledger.observation;

import java.util.Map;
import java.util.Optional;

/**
 * What one cluster reported.
 *
 * @param topics by name
 * @param problem why a topic is missing in {@code topics}, such as a cluster that did not respond
 */
public record Side(Map<String, TopicFacts> topics, Optional<String> problem) {
    /** Copies the map. */
    public Side {
        topics = Map.copyOf(topics);
    }

    /** All topics asked for are in the map. */
    public static Side of(Map<String, TopicFacts> topics) {
        return new Side(topics, Optional.empty());
    }

    /** Nothing was reported. */
    public static Side unavailable(String problem) {
        return new Side(Map.of(), Optional.of(problem));
    }

    /** What was reported of a topic; unknown if nothing was. */
    public TopicFacts topic(String name) {
        TopicFacts facts = topics.get(name);
        return facts == null ? TopicFacts.unknown(problem.orElse("it was not asked for")) : facts;
    }
}
