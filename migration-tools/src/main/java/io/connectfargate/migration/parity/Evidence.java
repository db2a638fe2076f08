package io.connectfargate.migration.parity;

import java.util.List;
import java.util.Optional;

/**
 * What a run has found, as it is written to a file. It holds no content of records.
 *
 * @param version of this program
 * @param at when the run began, as ISO 8601 in UTC
 * @param level what was compared
 * @param sourceCluster the source's cluster id
 * @param targetCluster the target's
 * @param verdict one line
 * @param same whether the verdict is that all records are the same
 * @param passed whether nothing is wrong as far as was compared
 * @param notCovered what this run cannot say, a sentence each
 * @param topics which topics were compared
 * @param partitions by topic and partition
 */
public record Evidence(
        String version,
        String at,
        Level level,
        String sourceCluster,
        String targetCluster,
        String verdict,
        boolean same,
        boolean passed,
        List<String> notCovered,
        List<TopicIds> topics,
        List<PartitionParity> partitions) {
    /** A file without ids is one of which no id is known. */
    public Evidence {
        topics = topics == null ? List.of() : topics;
    }

    /** What was found of a partition in an earlier run that can be gone on from: the same topic, in order, and nothing wrong with it. */
    Optional<PartitionParity> reusable(Span span, TopicIds now) {
        return partitions.stream()
                .filter(parity -> ids(parity.topic()).filter(now::differFrom).isEmpty())
                .filter(parity -> parity.topic().equals(span.partition().topic())
                        && parity.partition() == span.partition().partition())
                .filter(parity -> parity.method() == PartitionParity.Method.ORDER
                        && parity.problem().isEmpty()
                        && parity.records() > 0)
                .findFirst();
    }

    /** The ids of a topic when it was compared. */
    Optional<TopicIds> ids(String topic) {
        return topics.stream().filter(ids -> ids.topic().equals(topic)).findFirst();
    }
}
