package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;

/** Copies whose number of partitions is not that of their topic. */
final class Partitions {
    private Partitions() {}

    static List<Finding> of(MirrorConnector connector, Copies copies) {
        List<Finding> findings = new ArrayList<>();
        List<String> more = different(copies, difference -> difference > 0);
        if (!more.isEmpty()) {
            findings.add(new Finding(
                    connector.name(),
                    Kind.MORE_PARTITIONS,
                    "topics",
                    "Copies of connector " + connector.name() + " have more partitions than their topics: "
                            + Copies.some(more)
                            + ". Records arrive in the partitions that they came from; once producers"
                            + " write to the target, a key goes to another partition than before. Make such a copy anew"
                            + " with as many partitions as its topic, or add partitions to the topic, where the order of"
                            + " records with one key matters."));
        }
        List<String> fewer = different(copies, difference -> difference < 0);
        if (!fewer.isEmpty() && !connector.is(MirrorSourceConfig.REFRESH_TOPICS_ENABLED)) {
            findings.add(new Finding(
                    connector.name(),
                    Kind.FEWER_PARTITIONS,
                    MirrorSourceConfig.REFRESH_TOPICS_ENABLED,
                    "Copies of connector " + connector.name() + " have fewer partitions than their topics: "
                            + Copies.some(fewer) + ". It adds none, since " + MirrorSourceConfig.REFRESH_TOPICS_ENABLED
                            + " is false, so records of the others do not arrive. Take the key out."));
        }
        return findings;
    }

    private static List<String> different(Copies copies, IntPredicate wanted) {
        List<String> found = new ArrayList<>();
        copies.partitions().forEach((topic, partitions) -> {
            Integer copy = copies.copyPartitions().get(topic);
            if (copy != null && wanted.test(copy - partitions)) {
                found.add(topic + " (" + partitions + ", its copy "
                        + copies.copies().get(topic) + " " + copy + ")");
            }
        });
        return found;
    }
}
