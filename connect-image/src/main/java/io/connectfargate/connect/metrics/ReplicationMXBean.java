package io.connectfargate.connect.metrics;

import java.util.Map;

/**
 * What MirrorMaker's tasks on this worker have copied, by partition; by topic if they copy more than {@link Replication#LIMIT}
 * partitions. NaN is what had no record in the last minute.
 */
public interface ReplicationMXBean {
    /** By {@code SOURCE->TARGET|TOPIC|PARTITION}; empty above the limit. */
    Map<String, Copied> getPartitions();

    /** By {@code SOURCE->TARGET|TOPIC}; empty up to the limit. */
    Map<String, CopiedTopic> getTopics();

    /** By {@code SOURCE->TARGET|TOPIC|PARTITION|GROUP}; empty above the limit, which counts groups times partitions here. */
    Map<String, Checkpoint> getCheckpoints();

    /** By {@code SOURCE->TARGET|TOPIC|GROUP}; empty up to the limit. */
    Map<String, CheckpointedTopic> getCheckpointedTopics();

    /** Of a partition, or all partitions of a topic here. */
    interface Copied {
        /** Records that the target acknowledged. */
        double getRecords();

        /** Bytes of keys and values that were read. */
        double getBytes();

        /** Average age of records when read, in milliseconds. */
        double getAge();

        /** Average age of records when the target acknowledged them, in milliseconds. */
        double getLatency();
    }

    /** Of all partitions of a topic here. Counters never go back, whichever partitions come and go. */
    interface CopiedTopic extends Copied {
        /** The age of the partition in which it is highest; NaN for a single partition. */
        double getWorstAge();

        /** The latency of the partition in which it is highest; NaN for a single partition. */
        double getWorstLatency();
    }

    /** Of a group in a partition, or in a topic. */
    interface Checkpoint {
        /** Milliseconds to write one. */
        double getLatency();
    }

    /** Of a group in a topic. */
    interface CheckpointedTopic extends Checkpoint {
        /** How many partitions have checkpoints. */
        int getPartitions();
    }
}
