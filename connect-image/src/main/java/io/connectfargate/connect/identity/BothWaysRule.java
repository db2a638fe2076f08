package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Sameness;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No topic is copied back to where it comes from: else its records are copied in a circle forever. */
final class BothWaysRule implements IdentityRule {
    private static final Logger log = LoggerFactory.getLogger(BothWaysRule.class);

    @Override
    public List<Refusal> refusals(Subject subject) throws UnknownException {
        MirrorConnector connector = subject.connector();
        if (connector.role() != MirrorConnector.Role.SOURCE) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Neighbour neighbour : subject.neighbours()) {
            MirrorConnector other = neighbour.connector();
            if (other.role() == MirrorConnector.Role.SOURCE && neighbour.runs()) {
                Set<String> topics = bothWays(subject, other);
                if (!topics.isEmpty() && isReverse(subject, other)) {
                    refusals.add(refusal(subject, other, topics));
                }
            }
        }
        return refusals;
    }

    /** By the names of topics that are there, on either side: topics that are created later are unknown. */
    private static Set<String> bothWays(Subject subject, MirrorConnector other) throws UnknownException {
        MirrorConnector connector = subject.connector();
        Set<String> topics = new TreeSet<>(subject.source().topics().keySet());
        subject.written().topics().keySet().stream()
                .filter(other::wantsTopic)
                .map(other::targetName)
                .forEach(topics::add);
        topics.removeIf(topic -> !connector.wantsTopic(topic) || !returns(connector.targetName(topic), topic, other));
        return topics;
    }

    private static boolean returns(String copy, String topic, MirrorConnector other) {
        return other.wantsTopic(copy) && other.targetName(copy).equals(topic);
    }

    /** Not if a cluster of the other one cannot be reached: this one's can, and there may be further connectors to compare. */
    private static boolean isReverse(Subject subject, MirrorConnector other) {
        try {
            return Sameness.of(subject.written(), subject.source(other), subject.workerTopics()) != Sameness.TWO
                    && Sameness.of(subject.source(), subject.written(other), subject.workerTopics()) != Sameness.TWO;
        } catch (UnknownException e) {
            log.warn(
                    "Could not check whether {} and {} copy both ways: {}",
                    subject.name(),
                    other.name(),
                    e.getMessage());
            return false;
        }
    }

    private static Refusal refusal(Subject subject, MirrorConnector other, Set<String> topics) {
        return new Refusal(
                Allowance.BOTH_WAYS,
                "Connector " + other.name() + " copies from the cluster that " + subject.name()
                        + " would write to, into the "
                        + subject.source().named() + ", and these topics would be copied back and forth forever: "
                        + Names.of(topics) + "; leave them out of topics in one of the two, or stop " + other.name()
                        + "; "
                        + Allowance.BOTH_WAYS.wayOut() + ".");
    }
}
