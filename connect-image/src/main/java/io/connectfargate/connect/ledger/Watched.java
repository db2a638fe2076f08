package io.connectfargate.connect.ledger;

import io.connectfargate.connect.status.ClusterSeen;
import io.connectfargate.ledger.judgement.Ledger;
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
    Watched with(Map<String, String> rejections) {
        return new Watched(connector, source, target, ledger, verdict, failures, onSource, onTarget, rejections);
    }
}
