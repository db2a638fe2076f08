package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Sameness;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two connectors of a group must not copy into the same topic. A STOPPED one copies nothing, and is judged itself before it is
 * resumed.
 */
final class OverlapRule implements IdentityRule {
    private static final Logger log = LoggerFactory.getLogger(OverlapRule.class);

    @Override
    public List<Refusal> refusals(Subject subject) throws UnknownException {
        if (subject.connector().role() != MirrorConnector.Role.SOURCE) {
            return List.of();
        }
        List<MirrorConnector> others = runningSources(subject);
        List<Refusal> refusals = new ArrayList<>();
        if (others.isEmpty()) {
            return refusals;
        }
        Set<String> topics = NewTopics.of(subject);
        for (MirrorConnector other : others) {
            try {
                Set<String> shared = shared(subject, topics, other);
                if (!shared.isEmpty()) {
                    refusals.add(new Refusal(Allowance.OVERLAP, sentence(subject, other, shared)));
                } else if (writeToOneCluster(subject, other)) {
                    warnOfFutureOverlap(subject.connector(), other);
                }
            } catch (UnknownException e) {
                log.warn(
                        "Could not check whether {} copies the same topics as {}: {}",
                        other.name(),
                        subject.name(),
                        e.getMessage());
            }
        }
        return refusals;
    }

    private static List<MirrorConnector> runningSources(Subject subject) {
        return subject.neighbours().stream()
                .filter(Neighbour::runs)
                .map(Neighbour::connector)
                .filter(other -> other.role() == MirrorConnector.Role.SOURCE)
                .toList();
    }

    private static void warnOfFutureOverlap(MirrorConnector connector, MirrorConnector other) {
        FutureOverlap.of(connector, other)
                .ifPresent(topic -> log.warn(
                        "Connectors {} and {} would both copy a topic with a name like {} once one exists; make their"
                                + " topics differ",
                        connector.name(),
                        other.name(),
                        topic));
    }

    /** Its source is asked only where names meet: one that does not respond would keep every request waiting. */
    private static Set<String> shared(Subject subject, Set<String> topics, MirrorConnector other)
            throws UnknownException {
        Map<String, String> upstream = new TreeMap<>();
        for (String topic : topics) {
            String copy = subject.connector().targetName(topic);
            upstream(copy, other)
                    .filter(NewTopics.copies(other))
                    .filter(others -> other.targetName(others).equals(copy))
                    .ifPresent(others -> upstream.put(topic, others));
        }
        if (upstream.isEmpty()) {
            return Set.of();
        }
        upstream.values().retainAll(there(subject, other));
        return upstream.isEmpty() || writeToOneCluster(subject, other) ? upstream.keySet() : Set.of();
    }

    private static Optional<String> upstream(String copy, MirrorConnector other) {
        return other.sourceAlias().equals(other.policy().topicSource(copy))
                ? Optional.ofNullable(other.policy().upstreamTopic(copy))
                : Optional.empty();
    }

    /** The topics of its source; where that does not respond, what it has copied so far. */
    private static Set<String> there(Subject subject, MirrorConnector other) throws UnknownException {
        try {
            return subject.source(other).topics().keySet();
        } catch (UnknownException e) {
            log.warn("The topics that {} copies are derived from its stored offsets: {}", other.name(), e.getMessage());
            return new StoredOffsets(other, subject.offsets(other)).topics();
        }
    }

    private static boolean writeToOneCluster(Subject subject, MirrorConnector other) throws UnknownException {
        return Sameness.of(subject.written(), subject.written(other), subject.workerTopics()) != Sameness.TWO;
    }

    private static String sentence(Subject subject, MirrorConnector other, Set<String> shared) {
        boolean oneSource =
                subject.source().address().equals(subject.source(other).address());
        return "Connector " + other.name() + " already copies to the same topics of the same cluster ("
                + Names.of(shared) + "): "
                + (oneSource
                        ? "each record would be written twice"
                        : "records of two sources would be mixed in one topic")
                + ". Remove these topics from topics of one of the two, give the copies other names"
                + " (replication.policy.class), or stop the other one first (PUT /connectors/" + other.name()
                + "/stop); " + Allowance.OVERLAP.wayOut() + ".";
    }
}
