package io.connectfargate.connect.rejection;

import io.connectfargate.connect.findings.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many topics of a connector the target rejects, for the metric. */
final class Counts {
    private static final List<Kind> KINDS =
            List.of(Kind.NO_COPY, Kind.REJECTED_RECORDS, Kind.TIMESTAMP_LIMIT, Kind.SIZE_LIMIT, Kind.MISSING_KEYS);

    private Counts() {}

    /** By kind as in {@code GET /findings}; 0 for a kind that has none. */
    static Map<String, Integer> of(List<Rejection> rejections) {
        Map<String, Integer> counts = new TreeMap<>();
        KINDS.forEach(kind -> counts.put(kind.toString(), 0));
        rejections.forEach(rejection -> counts.merge(rejection.kind().toString(), 1, Integer::sum));
        return counts;
    }
}
