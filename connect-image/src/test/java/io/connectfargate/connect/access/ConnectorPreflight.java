package io.connectfargate.connect.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** For tests elsewhere: what a worker's REST API objects to in a connector. */
public final class ConnectorPreflight {
    private final ConnectorChecks checks;

    /** @param worker the worker's properties */
    public ConnectorPreflight(Map<String, String> worker) {
        checks = new ConnectorChecks(worker, ConnectorPreflight.class.getClassLoader());
    }

    public List<String> problems(String name, Map<String, String> connector) {
        List<String> sentences = new ArrayList<>();
        checks.check(name, connector, new SeenResources()).ifPresent(findings -> {
            findings.problems()
                    .values()
                    .forEach(problems -> problems.forEach(problem -> sentences.add(problem.sentence())));
            sentences.addAll(findings.missingTopics());
        });
        return sentences;
    }
}
