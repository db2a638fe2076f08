package io.connectfargate.migration.takeover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.logs.OffsetsStore;
import java.util.Optional;

/**
 * The tool that has copied before.
 *
 * @param label what users call it
 * @param keepsPartitions whether a record's copy is certain to be in the partition of the same number
 * @param sourceGroup its consumer group on the source
 * @param workerGroup the group of its Connect workers on the target
 * @param offsets where its workers store offsets; empty if the source group has them
 */
record OldTool(
        String label,
        boolean keepsPartitions,
        Optional<String> sourceGroup,
        Optional<String> workerGroup,
        Optional<OffsetsStore> offsets) {
    /** The connector name in the offsets of a dedicated MirrorMaker 2: the class without its package. */
    static final String DEDICATED_CONNECTOR = "MirrorSourceConnector";

    /**
     * Of Connect workers that are not named by defaults, both names are required: with another group's name, workers that still run would
     * not be found.
     *
     * @param topic null if it is not given
     * @param workerGroup null if it is not given
     * @throws Failure if one of them is missing
     */
    static void requireBoth(String topic, String workerGroup) {
        if (topic == null ^ workerGroup == null) {
            throw new Failure(
                    ExitCode.USAGE,
                    (topic == null ? "--offsets-topic" : "--worker-group")
                            + " is missing. Expected: --offsets-topic and --worker-group, which are offset.storage.topic and"
                            + " group.id of the old workers, or neither.");
        }
    }

    /** MirrorMaker 1, which is a consumer group on the source. */
    static OldTool mirrorMaker1(String group) {
        return new OldTool("MirrorMaker 1", false, Optional.of(group), Optional.empty(), Optional.empty());
    }

    /** MirrorMaker 2, dedicated or in Connect workers of another group. */
    static OldTool mirrorMaker2(String workerGroup, OffsetsStore offsets) {
        return new OldTool("MirrorMaker 2", true, Optional.empty(), Optional.of(workerGroup), Optional.of(offsets));
    }

    /**
     * Confluent Replicator. Its group on the source, if it commits to one, has to say the same as its offsets.
     *
     * @param name of the connector
     * @param topic of its workers' offsets; null for the default
     * @param workerGroup null for the default
     * @param group on the source; null for the default, which is its name
     */
    static OldTool replicator(String name, String topic, String workerGroup, String group) {
        requireBoth(topic, workerGroup);
        return new OldTool(
                "Replicator",
                true,
                Optional.of(group == null ? name : group),
                Optional.of(workerGroup == null ? "connect-cluster" : workerGroup),
                Optional.of(OffsetsStore.of(topic == null ? "connect-offsets" : topic, name, Optional.empty())));
    }

    /** The same without its group, which no one needs who leaves offsets for it. */
    OldTool withoutSourceGroup() {
        return new OldTool(label, keepsPartitions, Optional.empty(), workerGroup, offsets);
    }
}
