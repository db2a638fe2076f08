package io.connectfargate.connect.ledger;

import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.List;

/**
 * One connector's part of an answer.
 *
 * @param source the alias of the source
 * @param target the alias of the target
 * @param failures of the connector and its tasks
 */
record Watched(String connector, String source, String target, Ledger ledger, Verdict verdict, List<String> failures) {}
