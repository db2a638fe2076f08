package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Finding;
import io.connectfargate.connect.findings.Kind;
import io.connectfargate.connect.findings.KindText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people read of a connector's rejections: one finding for each kind, with the topics by name. */
final class Sentences {
    private static final int NAMED = 10;

    private Sentences() {}

    /**
     * @param leavesOut whether the connector's policy can leave topics out
     * @param leftOut the topics that are
     */
    static List<Finding> of(String connector, List<Rejection> rejections, boolean leavesOut, Set<String> leftOut) {
        Map<Kind, List<Rejection>> kinds = new EnumMap<>(Kind.class);
        rejections.forEach(rejection -> kinds.computeIfAbsent(rejection.kind(), first -> new ArrayList<>())
                .add(rejection));
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((kind, all) -> {
            boolean apart = all.stream().allMatch(rejection -> leftOut.contains(rejection.topic()));
            findings.add(new Finding(
                    connector,
                    kind,
                    "topics",
                    what(kind, connector) + ": " + named(all) + ". "
                            + KindText.of(kind).action() + effect(kind, leavesOut, apart)));
        });
        return findings;
    }

    /** One sentence for each topic; without those whose limits were lifted, which nothing rejects. */
    static Map<String, String> byTopic(List<Rejection> rejections) {
        Map<String, String> topics = new TreeMap<>();
        rejections.stream()
                .filter(rejection -> rejection.kind() != Kind.LIFTED_LIMIT)
                .forEach(rejection ->
                        topics.merge(rejection.topic(), ofTopic(rejection), (one, other) -> one + " " + other));
        return topics;
    }

    private static String ofTopic(Rejection rejection) {
        String what = switch (rejection.kind()) {
            case NO_COPY -> "The target does not create the copy: ";
            case REJECTED_RECORDS -> "The target rejects records: ";
            default -> "The target will reject records: ";
        };
        return what + rejection.reason() + ".";
    }

    private static String what(Kind kind, String connector) {
        String target = "The target of connector " + connector;
        return switch (kind) {
            case NO_COPY -> target + " does not create the copies of these topics, so nothing of them is copied";
            case REJECTED_RECORDS -> target + " rejects records of these topics, so copying of them has stalled";
            case TIMESTAMP_LIMIT -> target + " will reject records of these topics for their time";
            case SIZE_LIMIT ->
                target + " accepts smaller records than the source, and will reject larger ones of these topics";
            case MISSING_KEYS ->
                "Copies of connector " + connector
                        + " are compacted, and will reject the records without keys of these topics";
            case PARTITION_LIMIT -> target + " has no room for the partitions of all copies that do not exist yet";
            case LIFTED_LIMIT ->
                "Copies of connector " + connector
                        + " accept records of any time until the cutover, since TIMESTAMP_LIMITS is lift";
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private static String named(List<Rejection> rejections) {
        String named = rejections.stream()
                .limit(NAMED)
                .map(rejection -> rejection.topic() + " (" + rejection.reason() + ")")
                .collect(Collectors.joining(", "));
        return rejections.size() <= NAMED ? named : named + " and " + (rejections.size() - NAMED) + " more";
    }

    private static String effect(Kind kind, boolean leavesOut, boolean apart) {
        if (kind != Kind.NO_COPY && kind != Kind.REJECTED_RECORDS) {
            return "";
        }
        if (apart) {
            return " Until then the connector leaves them out and copies all others; it tries them again by itself.";
        }
        return leavesOut
                ? " Until then their tasks fail."
                : " Until then the tasks that have them fail, with all their other topics: only with"
                        + " replication.policy.class=io.connectfargate.replication.SameNameReplicationPolicy are they left out.";
    }
}
