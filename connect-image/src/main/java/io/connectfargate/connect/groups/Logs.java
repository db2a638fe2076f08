package io.connectfargate.connect.groups;

import io.connectfargate.ledger.observation.Offsets;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What is known of the logs of a source and of their copies, without asking anybody. */
public interface Logs {
    /**
     * Of a partition on the source.
     *
     * @param source the alias of the source
     */
    Optional<Offsets> source(String source, TopicPartition partition);

    /** Of its copy, by the partition on the source. */
    Optional<Offsets> copy(String source, TopicPartition partition);
}
