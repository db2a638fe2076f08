package io.connectfargate.migration.takeover;

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
     * Connect workers that have run it.
     *
     * @param group their {@code group.id}
     * @param offsetsTopic their {@code offset.storage.topic}, on the target
     */
    record Workers(String group, String offsetsTopic) {
        /** Of a dedicated MirrorMaker 2. */
        static Workers dedicated(String alias) {
            return new Workers(alias + "-mm2", "mm2-offsets." + alias + ".internal");
        }

        /** As Connect's own example files name them. */
        static Workers connect() {
            return new Workers("connect-cluster", "connect-offsets");
        }
    }

    /** MirrorMaker 1, which is a consumer group on the source. */
    static OldTool mirrorMaker1(String group) {
        return new OldTool("MirrorMaker 1", false, Optional.of(group), Optional.empty(), Optional.empty());
    }

    /**
     * MirrorMaker 2, dedicated or in Connect workers of another group.
     *
     * @param name of the connector
     * @param alias the source's
     */
    static OldTool mirrorMaker2(Workers workers, String name, String alias) {
        return new OldTool(
                "MirrorMaker 2",
                true,
                Optional.empty(),
                Optional.of(workers.group()),
                Optional.of(OffsetsStore.of(workers.offsetsTopic(), name, Optional.of(alias))));
    }

    /**
     * Confluent Replicator. Its group on the source, if it commits to one, has to say the same as its offsets.
     *
     * @param name of the connector
     * @param group on the source; null for the default, which is its name
     */
    static OldTool replicator(Workers workers, String name, String group) {
        return new OldTool(
                "Replicator",
                true,
                Optional.of(group == null ? name : group),
                Optional.of(workers.group()),
                Optional.of(OffsetsStore.of(workers.offsetsTopic(), name, Optional.empty())));
    }

    /** The same without its group, which no one needs who leaves offsets for it. */
    OldTool withoutSourceGroup() {
        return new OldTool(label, keepsPartitions, Optional.empty(), workerGroup, offsets);
    }
}
