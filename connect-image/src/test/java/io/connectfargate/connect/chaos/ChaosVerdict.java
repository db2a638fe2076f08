package io.connectfargate.connect.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of a topic, and what the ledger says of it.
 *
 * @param missing records that were committed on the source and are not on the target
 * @param silent those of them that no loss and no state of the ledger names
 * @param marked offsets that the ledger counts as lost to retention: an upper bound
 * @param kinds of losses
 */
record ChaosVerdict(
        ChaosTopic topic,
        int missing,
        List<ChaosTopic.Written> silent,
        long marked,
        Set<String> kinds,
        String state,
        long lag,
        long calmLosses) {
    static final String HEAD = String.format(
            "%-22s %-14s %8s %8s %8s %8s %8s %6s  %s",
            "topic", "kind", "written", "missing", "silent", "marked", "lag", "state", "actions, losses");

    /**
     * Compares.
     *
     * @param copied all values on the target
     * @param entry the topic's in the status document
     */
    static ChaosVerdict of(ChaosTopic topic, Set<String> copied, JsonNode entry, List<SeenLosses.Loss> losses) {
        List<ChaosTopic.Written> missing = missing(topic, copied);
        long lag = entry.path("lag").asLong(-1);
        List<ChaosTopic.Written> silent = new ArrayList<>(missing);
        silent.removeIf(record -> losses.stream().anyMatch(loss -> explains(topic, loss, record)));
        // What waits is not lost, where the ledger says so.
        if (topic.kind().isRefused() && isCritical(entry) && lag >= silent.size()) {
            silent.clear();
        }
        return new ChaosVerdict(
                topic,
                missing.size(),
                silent,
                marked(losses),
                Set.copyOf(losses.stream().map(SeenLosses.Loss::kind).toList()),
                entry.path("state").asText(),
                lag,
                topic.kind().isHarmful() ? 0 : losses.size());
    }

    private static boolean isCritical(JsonNode entry) {
        return entry.path("level").asText().equals("critical");
    }

    /** Of a compacted topic only the last record of each key has to be there. */
    private static List<ChaosTopic.Written> missing(ChaosTopic topic, Set<String> copied) {
        Map<String, ChaosTopic.Written> last = new HashMap<>();
        topic.written().forEach(record -> last.put(record.key(), record));
        List<ChaosTopic.Written> missing = new ArrayList<>(topic.written());
        missing.removeIf(record -> copied.contains(record.value())
                || topic.kind() == ChaosKind.COMPACTED && last.get(record.key()) != record);
        return missing;
    }

    /** A mark of an older log is none of a newer one's. */
    private static boolean explains(ChaosTopic topic, SeenLosses.Loss loss, ChaosTopic.Written record) {
        Instant created = topic.logs().get(record.log());
        return loss.covers(record.offset()) && !loss.seen().isBefore(created);
    }

    private static long marked(List<SeenLosses.Loss> losses) {
        // One that grew is there several times, with the same beginning.
        Map<String, Long> longest = new TreeMap<>();
        losses.stream()
                .filter(SeenLosses.Loss::isOfRetention)
                .forEach(loss -> longest.merge(loss.seen() + "/" + loss.from(), loss.to() - loss.from(), Math::max));
        return longest.values().stream().mapToLong(Long::longValue).sum();
    }

    String row() {
        return String.format(
                "%-22s %-14s %8d %8d %8d %8d %8d %s  %s %s",
                topic.name(),
                topic.kind(),
                topic.written().size(),
                missing,
                silent.size(),
                marked,
                lag,
                state,
                new TreeMap<>(topic.actions()),
                kinds);
    }

    static String sum(List<ChaosVerdict> all) {
        return String.format(
                "%d topics, %d records, %d missing, %d of them in silence, %d marked; losses of calm topics: %d",
                all.size(),
                all.stream().mapToInt(verdict -> verdict.topic.written().size()).sum(),
                all.stream().mapToInt(ChaosVerdict::missing).sum(),
                all.stream().mapToInt(verdict -> verdict.silent.size()).sum(),
                all.stream().mapToLong(ChaosVerdict::marked).sum(),
                all.stream().mapToLong(ChaosVerdict::calmLosses).sum());
    }
}
