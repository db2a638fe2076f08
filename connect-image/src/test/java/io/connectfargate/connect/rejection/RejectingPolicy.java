package io.connectfargate.connect.rejection;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** What an embedded broker of this JVM does not create: topics with properties that a test forbids, as MSK's Express and Serverless do. */
public final class RejectingPolicy implements CreateTopicPolicy {
    static final Set<String> FORBIDDEN = ConcurrentHashMap.newKeySet();

    static Map<String, String> broker() {
        return Map.of("create.topic.policy.class.name", RejectingPolicy.class.getName());
    }

    @Override
    public void validate(RequestMetadata request) {
        request.configs().keySet().stream()
                // Brokers create their own topics through the policy, too.
                .filter(setting -> !request.topic().startsWith("__"))
                .filter(FORBIDDEN::contains)
                .findFirst()
                .ifPresent(setting -> {
                    throw new PolicyViolationException("This cluster does not accept " + setting);
                });
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // It has none.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
