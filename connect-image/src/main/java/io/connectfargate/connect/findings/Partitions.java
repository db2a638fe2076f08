package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.MirrorConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;

/** Copies of a connector whose number of partitions is not that of their topic. Not thread-safe. */
final class Partitions {
    private static final String REFRESH_SECONDS =
            Long.toString(MirrorSourceConfig.REFRESH_TOPICS_INTERVAL_SECONDS_DEFAULT);
    /** What MirrorMaker may need beyond its interval. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Map<String, Long> fewerSince = new HashMap<>();
    private final LongSupplier nanos;

    Partitions() {
        this(System::nanoTime);
    }

    /** @param nanos a clock like {@code System.nanoTime} */
    Partitions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    List<Finding> of(MirrorConnector connector, Copies copies) {
        List<Finding> findings = new ArrayList<>();
        addIfMore(
                findings,
                connector,
                List.copyOf(different(copies, difference -> difference > 0).values()));
        addIfFewer(findings, connector, lasting(connector, different(copies, difference -> difference < 0)));
        return findings;
    }

    private static void addIfMore(List<Finding> findings, MirrorConnector connector, List<String> more) {
        if (!more.isEmpty()) {
            findings.add(new Finding(
                    connector.name(),
                    Kind.MORE_PARTITIONS,
                    "topics",
                    "Copies of connector " + connector.name() + " have more partitions than their topics: "
                            + Copies.some(more)
                            + ". Records keep their partition; once producers write to the target,"
                            + " a key goes to another partition than before. If the order of records with one"
                            + " key matters, recreate such a copy with as many partitions as its topic has, or"
                            + " add partitions to the topic."));
        }
    }

    private static void addIfFewer(List<Finding> findings, MirrorConnector connector, List<String> fewer) {
        if (!fewer.isEmpty()) {
            boolean refreshed = connector.is(MirrorSourceConfig.REFRESH_TOPICS_ENABLED);
            String reason = refreshed
                    ? "The connector has not added them in time; its log has the reason."
                    : "The connector adds none, since " + MirrorSourceConfig.REFRESH_TOPICS_ENABLED
                            + " is false. Remove the key.";
            findings.add(new Finding(
                    connector.name(),
                    Kind.FEWER_PARTITIONS,
                    refreshed ? "topics" : MirrorSourceConfig.REFRESH_TOPICS_ENABLED,
                    "Copies of connector " + connector.name() + " have fewer partitions than their topics: "
                            + Copies.some(fewer) + ", so records of the other partitions are not copied. " + reason));
        }
    }

    /** MirrorMaker adds partitions itself when it checks the topics next. */
    private List<String> lasting(MirrorConnector connector, Map<String, String> fewer) {
        fewerSince.keySet().retainAll(fewer.keySet());
        long now = nanos.getAsLong();
        fewer.keySet().forEach(topic -> fewerSince.putIfAbsent(topic, now));
        if (!connector.is(MirrorSourceConfig.REFRESH_TOPICS_ENABLED)) {
            return List.copyOf(fewer.values());
        }
        Duration refresh = Duration.ofSeconds(Long.parseLong(connector
                .config()
                .getOrDefault(MirrorSourceConfig.REFRESH_TOPICS_INTERVAL_SECONDS, REFRESH_SECONDS)
                .strip()));
        long wait = refresh.plus(GRACE).toNanos();
        return fewer.keySet().stream()
                .filter(topic -> now - fewerSince.get(topic) > wait)
                .map(fewer::get)
                .toList();
    }

    /** By topic, with both numbers. */
    private static Map<String, String> different(Copies copies, IntPredicate wanted) {
        Map<String, String> found = new TreeMap<>();
        copies.partitions().forEach((topic, partitions) -> {
            Integer copy = copies.copyPartitions().get(topic);
            if (copy != null && wanted.test(copy - partitions)) {
                found.put(
                        topic,
                        topic + " (" + partitions + ", its copy "
                                + copies.copies().get(topic) + " " + copy + ")");
            }
        });
        return found;
    }
}
