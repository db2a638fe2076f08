package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.MirrorConnector.Role;
import io.connectfargate.connect.advice.KnownKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys that nobody reads: Connect accepts them silently, and what they ask for does not happen. */
final class UnreadKeys {
    /** Classes that may read keys of their own, if they are neither Kafka's nor ours. */
    private static final Set<String> PLUGINS = Set.of(
            "replication.policy.class",
            "topic.filter.class",
            "group.filter.class",
            "config.property.filter.class",
            "forwarding.admin.class",
            "metric.reporters");

    private UnreadKeys() {}

    static List<Finding> of(Configured connector) {
        boolean foreign = PLUGINS.stream().anyMatch(key -> isForeign(connector.value(key, "org.apache.kafka.")));
        KnownKeys known = KnownKeys.of(
                connector.role(),
                connector.connector().role() != Role.HEARTBEAT
                        && connector
                                .value("offset-syncs.topic.location", "source")
                                .equals("source"));
        List<Finding> findings = new ArrayList<>();
        connector.written().keySet().stream()
                .sorted()
                .filter(key -> !known.contains(key))
                .forEach(key -> sentence(connector, key, known, foreign)
                        .ifPresent(text -> findings.add(new Finding(connector.name(), Kind.UNREAD_KEY, key, text))));
        return findings;
    }

    private static boolean isForeign(String classes) {
        return !classes.isBlank()
                && !classes.startsWith("org.apache.kafka.")
                && !classes.startsWith("io.connectfargate.");
    }

    private static Optional<String> sentence(Configured connector, String key, KnownKeys known, boolean foreign) {
        String nobody = "No component reads " + key + " of connector " + connector.name();
        Optional<Role> other = known.otherReader(key);
        if (other.isPresent()) {
            return Optional.of(nobody + ": it is a key of " + name(other.get()) + ". Move it there, or remove it.");
        }
        Optional<String> better = known.better(key);
        if (better.isPresent()) {
            String there = connector.written().containsKey(better.get()) ? " That one is set, too." : "";
            return Optional.of(nobody + ": the key that is read is " + better.get()
                    + ". Use that one instead, or remove it." + there);
        }
        return foreign ? Optional.empty() : Optional.of(nobody + ", and no key is similar. Remove it.");
    }

    private static String name(Role role) {
        return switch (role) {
            case SOURCE -> "MirrorSourceConnector";
            case CHECKPOINT -> "MirrorCheckpointConnector";
            case HEARTBEAT -> "MirrorHeartbeatConnector";
        };
    }
}
