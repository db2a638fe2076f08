package io.connectfargate.quickstart;

import io.connectfargate.migration.parity.ClusterSide;
import io.connectfargate.migration.parity.Level;
import io.connectfargate.migration.parity.ParityCheck;
import io.connectfargate.migration.parity.PartitionParity;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares every record as {@code migrate verify --full} does. What must have arrived is what lay on the source at the start: nothing that
 * MirrorMaker says of itself counts as proof.
 */
record RecordProof(Clusters clusters, Workload workload, PrintStream out) {
    /**
     * Reads both clusters and shows how far it is.
     *
     * @return what was found of each partition of the workload
     * @throws io.connectfargate.migration.Failure if a cluster cannot be used
     * @throws InterruptedException if this thread is to stop
     */
    List<PartitionParity> compare() throws InterruptedException {
        CopyProgress start = new CopyProgress(0, workload.offsets(), 0);
        try (ClusterSide source = side("source", clusters.source());
                ClusterSide target = side("target", clusters.target());
                ProgressDisplay display = new ProgressDisplay("Verifying", start, out)) {
            ParityCheck check = new ParityCheck(
                    source, target, Optional.empty(), saved -> {}, now -> display.update(progress(now)));
            return check.run(Level.FULL, workload.topics(), Optional.of(required())).partitions().stream()
                    .filter(parity ->
                            workload.parts().containsKey(new TopicPartition(parity.topic(), parity.partition())))
                    .toList();
        }
    }

    private static ClusterSide side(String name, String bootstrapServers) {
        return new ClusterSide(name, Map.of("bootstrap.servers", bootstrapServers));
    }

    private Map<TopicPartition, Long> required() {
        Map<TopicPartition, Long> required = new HashMap<>();
        workload.parts().forEach((partition, part) -> required.put(partition, part.last()));
        return required;
    }

    /** In records of the source; what is held back there is part of the whole, and is not read. */
    private CopyProgress progress(ParityCheck.Progress now) {
        double share = now.all() == 0 ? 1 : (double) now.read() / now.all();
        return new CopyProgress(Math.round(share * workload.visibleOffsets()), workload.offsets(), now.bytes());
    }
}
