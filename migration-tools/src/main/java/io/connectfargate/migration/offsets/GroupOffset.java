package io.connectfargate.migration.offsets;

import io.connectfargate.migration.mapping.Answer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A group's committed offset in one partition, and what it is on the target.
 *
 * @param source the partition on the source
 * @param target the partition of its copies
 * @param committed the offset on the source, with its metadata
 * @param answer the offset on the target; empty if there is a problem
 * @param problem why none was looked for
 */
record GroupOffset(
        TopicPartition source,
        TopicPartition target,
        OffsetAndMetadata committed,
        Optional<Answer> answer,
        Optional<String> problem) {
    /** The number of records that may be read again; the largest number where no offset is known. */
    long rereads() {
        return answer.filter(found -> found.target().isPresent())
                .map(Answer::rereads)
                .orElse(Long.MAX_VALUE);
    }

    /** What is committed on the target: no leader epoch, since a foreign one stalls consumers forever, and the same metadata. */
    OffsetAndMetadata toCommit() {
        return new OffsetAndMetadata(answer.orElseThrow().target().orElseThrow(), committed.metadata());
    }
}
