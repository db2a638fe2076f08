package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which topics of a connector the target rejects, for the metrics. */
final class Counts {
    private static final List<Kind> KINDS =
            List.of(Kind.NO_COPY, Kind.REJECTED_RECORDS, Kind.TIMESTAMP_LIMIT, Kind.SIZE_LIMIT, Kind.MISSING_KEYS);

    private Counts() {}

    /** By kind as in {@code GET /findings}; none for a kind that has none. */
    static Map<String, Set<String>> of(List<Rejection> rejections) {
        Map<String, Set<String>> topics = new TreeMap<>();
        KINDS.forEach(kind -> topics.put(kind.toString(), new TreeSet<>()));
        rejections.forEach(rejection -> topics.computeIfAbsent(rejection.kind().toString(), kind -> new TreeSet<>())
                .add(rejection.topic()));
        return topics;
    }
}
