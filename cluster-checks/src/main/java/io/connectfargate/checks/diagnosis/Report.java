package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.Address;
import io.connectfargate.checks.connection.ClusterClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as problems of a cluster: addresses with the same one share a sentence. */
public final class Report {
    private final ClusterClient client;

    /** Of one cluster. */
    public Report(ClusterClient client) {
        this.client = client;
    }

    /** What concerns no address. */
    public Problem of(Finding finding) {
        return problem("", finding);
    }

    /** What concerns addresses that the user gave. */
    public List<Problem> of(Map<Address, Finding> findings) {
        return byFinding(findings).entrySet().stream()
                .map(entry -> problem(entry.getValue() + " ", entry.getKey()))
                .toList();
    }

    /** @param findings about addresses that the bootstrap server gave */
    public List<Problem> of(Address bootstrap, Map<Address, Finding> findings) {
        return byFinding(findings).entrySet().stream()
                .map(entry -> problem(
                        bootstrap + " responded and redirected this client to " + entry.getValue() + ", which ",
                        entry.getKey()))
                .toList();
    }

    private Problem problem(String subject, Finding finding) {
        return new Problem(
                finding.kind(),
                "The " + client + " cannot be used: " + subject + finding.happened() + "; " + finding.remedy() + ".");
    }

    private static Map<Finding, String> byFinding(Map<Address, Finding> findings) {
        return findings.keySet().stream()
                .collect(Collectors.groupingBy(
                        findings::get,
                        LinkedHashMap::new,
                        Collectors.mapping(Address::toString, Collectors.joining(", "))));
    }
}
