package io.connectfargate.migration.logs;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far MirrorMaker has copied, as Connect has stored it. */
public interface CopyState {
    /**
     * The connectors that copy from this source.
     *
     * @throws io.connectfargate.migration.Failure if it cannot be read
     * @throws InterruptedException if this thread is to stop
     */
    List<String> connectors() throws InterruptedException;

    /**
     * The source offset of the last record that was copied, by source partition.
     *
     * @throws io.connectfargate.migration.Failure if it cannot be read
     * @throws InterruptedException if this thread is to stop
     */
    Map<TopicPartition, Long> read() throws InterruptedException;

    /**
     * Whether it is known that nothing copies.
     *
     * @throws InterruptedException if this thread is to stop
     */
    boolean isStopped() throws InterruptedException;

    /** Where it is read from, for the user. */
    String origin();
}
