package io.connectfargate.migration.offsets;

import io.connectfargate.migration.mapping.Answer;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A group's committed offset in one partition, and what it is on the target.
 *
 * @param source the partition on the source
 * @param target the partition of its copies
 * @param committed the offset on the source, with its metadata; empty if the group has committed none there
 * @param answer the offset on the target; empty if there is a problem, or nothing to look for
 * @param problem why none was looked for
 * @param chosen the target offset that the user wants for a partition without a commit
 */
public record GroupOffset(
        TopicPartition source,
        TopicPartition target,
        Optional<OffsetAndMetadata> committed,
        Optional<Answer> answer,
        Optional<String> problem,
        OptionalLong chosen) {
    /** With an offset that the group has committed. */
    static GroupOffset of(
            TopicPartition source,
            TopicPartition target,
            OffsetAndMetadata committed,
            Optional<Answer> answer,
            Optional<String> problem) {
        return new GroupOffset(source, target, Optional.of(committed), answer, problem, OptionalLong.empty());
    }

    /** The number of records that may be read again; the largest number where no offset is known. */
    public long rereads() {
        if (committed.isEmpty()) {
            return 0;
        }
        return answer.filter(found -> found.target().isPresent())
                .map(Answer::rereads)
                .orElse(Long.MAX_VALUE);
    }

    /** The offset on the target, if there is one. */
    public OptionalLong offset() {
        return answer.map(Answer::target).orElse(chosen);
    }

    /** What is committed on the target: no leader epoch, since a foreign one stalls consumers forever, and the same metadata. */
    public Optional<OffsetAndMetadata> toCommit() {
        String metadata = committed.map(OffsetAndMetadata::metadata).orElse("");
        return offset().isPresent()
                ? Optional.of(new OffsetAndMetadata(offset().getAsLong(), metadata))
                : Optional.empty();
    }
}
