package io.connectfargate.connect.metrics;

import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** A policy of an embedded broker that does not create one topic. */
public final class Rejecting implements CreateTopicPolicy {
    private static final String TOPIC = "rejected.topic";

    private String rejected;

    /** Properties of a broker that does not create this topic. */
    static Map<String, String> broker(String topic) {
        return Map.of("create.topic.policy.class.name", Rejecting.class.getName(), TOPIC, topic);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        rejected = String.valueOf(settings.get(TOPIC));
    }

    @Override
    public void validate(RequestMetadata request) {
        if (request.topic().equals(rejected)) {
            throw new PolicyViolationException("This cluster does not create " + rejected);
        }
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
