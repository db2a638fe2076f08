package io.connectfargate.migration.takeover;

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
        Optional<Store> offsets) {
    /** The connector name in the offsets of a dedicated MirrorMaker 2: the class without its package. */
    static final String DEDICATED_CONNECTOR = "MirrorSourceConnector";

    /**
     * A connector's offsets in the offsets topic of Connect workers.
     *
     * @param topic on the target
     * @param connector its name in the keys
     * @param cluster the source's alias in the keys; empty if they have none
     */
    record Store(String topic, String connector, Optional<String> cluster) {}

    /** MirrorMaker 1, which is a consumer group on the source. */
    static OldTool mirrorMaker1(String group) {
        return new OldTool("MirrorMaker 1", false, Optional.of(group), Optional.empty(), Optional.empty());
    }

    /** MirrorMaker 2, dedicated or in Connect workers of another group. */
    static OldTool mirrorMaker2(String workerGroup, Store offsets) {
        return new OldTool("MirrorMaker 2", true, Optional.empty(), Optional.of(workerGroup), Optional.of(offsets));
    }

    /** Confluent Replicator. Its group on the source, if it commits to one, has to say the same as its offsets. */
    static OldTool replicator(String group, String workerGroup, Store offsets) {
        return new OldTool("Replicator", true, Optional.of(group), Optional.of(workerGroup), Optional.of(offsets));
    }
}
