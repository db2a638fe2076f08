package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The topics of a source connector that rules about topics judge. */
final class NewTopics {
    private NewTopics() {}

    /**
     * What a connector would copy and does not copy yet. Heartbeats are none: two connectors that share a migration both copy
     * them, which harms nobody.
     *
     * @return empty for other connectors than source connectors
     */
    static Set<String> of(Subject subject) throws UnknownException {
        MirrorConnector connector = subject.connector();
        if (connector.role() != MirrorConnector.Role.SOURCE) {
            return Set.of();
        }
        Predicate<String> runs = subject.current()
                .filter(now -> isSamePath(subject, now))
                .<Predicate<String>>map(now -> topic ->
                        copies(now).test(topic) && now.targetName(topic).equals(connector.targetName(topic)))
                .orElse(topic -> false);
        return subject.source().topics().keySet().stream()
                .filter(copies(connector).and(runs.negate()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a source connector copies a topic, heartbeats apart. */
    static Predicate<String> copies(MirrorConnector connector) {
        return topic -> connector.wantsTopic(topic) && !connector.policy().isHeartbeatsTopic(topic);
    }

    /** Other spellings of an address count as another cluster: then all is judged, which rejects nothing that is in order. */
    private static boolean isSamePath(Subject subject, MirrorConnector now) {
        return now.role() == MirrorConnector.Role.SOURCE
                && now.sourceAlias().equals(subject.connector().sourceAlias())
                && subject.source(now).address().equals(subject.source().address())
                && subject.target(now).address().equals(subject.target().address())
                && subject.written(now).address().equals(subject.written().address());
    }
}
