package io.connectfargate.migration.parity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.connectfargate.ledger.observation.Side;
import org.apache.kafka.common.Uuid;

/**
 * Which topics of a name were compared: a topic that is created again has another id.
 *
 * @param source of the topic on the source; empty if its brokers report no ids (before 2.8)
 * @param target the same on the target; empty also without a copy
 */
public record TopicIds(String topic, String source, String target) {
    static TopicIds of(String topic, Side onSource, Side onTarget) {
        return new TopicIds(topic, id(onSource, topic), id(onTarget, topic));
    }

    private static String id(Side side, String topic) {
        return side.topic(topic).id().map(Uuid::toString).orElse("");
    }

    /** Whether both are known. */
    @JsonIgnore
    boolean isKnown() {
        return !source.isEmpty() && !target.isEmpty();
    }

    /** Whether these cannot be the same two topics: an id that is not known says nothing. */
    boolean differFrom(TopicIds other) {
        return differ(source, other.source) || differ(target, other.target);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
