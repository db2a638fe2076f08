package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.Address;
import io.connectfargate.checks.connection.ClusterClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Explanations as problems of a cluster: addresses with the same one share a sentence. */
public final class ClusterProblems {
    private final ClusterClient client;

    /** Of one cluster. */
    public ClusterProblems(ClusterClient client) {
        this.client = client;
    }

    /** What concerns no address. */
    public Problem of(Explanation explanation) {
        return problem("", explanation);
    }

    /** What concerns addresses that the user gave. */
    public List<Problem> of(Map<Address, Explanation> explanations) {
        return byExplanation(explanations).entrySet().stream()
                .map(entry -> problem(entry.getValue() + " ", entry.getKey()))
                .toList();
    }

    /** @param explanations about addresses that the bootstrap server gave */
    public List<Problem> of(Address bootstrap, Map<Address, Explanation> explanations) {
        return byExplanation(explanations).entrySet().stream()
                .map(entry -> problem(
                        bootstrap + " responded and redirected this client to " + entry.getValue() + ", which ",
                        entry.getKey()))
                .toList();
    }

    private Problem problem(String subject, Explanation explanation) {
        return new Problem(
                explanation.kind(),
                "The " + client + " cannot be used: " + subject + explanation.happened() + "; " + explanation.remedy()
                        + ".");
    }

    private static Map<Explanation, String> byExplanation(Map<Address, Explanation> explanations) {
        return explanations.keySet().stream()
                .collect(Collectors.groupingBy(
                        explanations::get,
                        LinkedHashMap::new,
                        Collectors.mapping(Address::toString, Collectors.joining(", "))));
    }
}
