package io.connectfargate.ledger.observation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One round. Progress is read before the source's offsets, and these before the target's: then a lag is never too small, and a
 * position beyond the end of the log is an old one.
 *
 * @param time when it was complete
 * @param copies the name on the target by each source topic that is to be copied
 * @param progress by source partition; a partition that is missing here is one whose progress could not be read
 * @param failures what the caller knows of connectors and tasks that have failed, a sentence each
 */
public record Observation(
        Instant time,
        Map<String, String> copies,
        Side source,
        Side target,
        Map<TopicPartition, Progress> progress,
        List<String> failures) {
    /** Copies the collections. */
    public Observation {
        copies = Map.copyOf(copies);
        progress = Map.copyOf(progress);
        failures = List.copyOf(failures);
    }
}
