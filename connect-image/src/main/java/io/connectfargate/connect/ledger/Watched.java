package io.connectfargate.connect.ledger;

import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.status.ClusterSeen;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.List;
import java.util.Map;

/**
 * One connector's part of an answer.
 *
 * @param source the alias of the source
 * @param target the alias of the target
 * @param failures of the connector and its tasks
 * @param onSource the source as the last round found it
 * @param onTarget the target as the last round found it
 * @param rejected why the target rejects a topic, a sentence each
 */
record Watched(
        String connector,
        String source,
        String target,
        Ledger ledger,
        Verdict verdict,
        List<String> failures,
        ClusterSeen onSource,
        ClusterSeen onTarget,
        Map<String, String> rejected) {
    private static final String SOURCE_ALIAS = "source.cluster.alias";
    private static final String TARGET_ALIAS = "target.cluster.alias";

    /** After a look. */
    static Watched of(WatchedLedger watched, List<String> failures) {
        MirrorConnector connector = watched.connector();
        return new Watched(
                connector.name(),
                connector.sourceAlias(),
                connector.config().getOrDefault(TARGET_ALIAS, "target"),
                watched.ledger(),
                watched.verdict(),
                failures,
                watched.onSource(),
                watched.onTarget(),
                Map.of());
    }

    /**
     * Where a look was not possible: what was known before, and that it may no longer hold.
     *
     * @param before null if there was none
     */
    static Watched unknown(
            String name, Map<String, String> config, WatchedLedger before, String why, List<String> failures) {
        Verdict verdict = new Verdict(
                Level.UNKNOWN, "Not everything is known", "Connector " + name + " could not be checked: " + why);
        return new Watched(
                name,
                config.getOrDefault(SOURCE_ALIAS, "source"),
                config.getOrDefault(TARGET_ALIAS, "target"),
                before == null ? Ledger.empty() : before.ledger(),
                verdict,
                failures,
                before == null ? ClusterSeen.NOTHING : before.onSource(),
                before == null ? ClusterSeen.NOTHING : before.onTarget(),
                Map.of());
    }

    Watched with(Map<String, String> rejections) {
        return new Watched(connector, source, target, ledger, verdict, failures, onSource, onTarget, rejections);
    }
}
