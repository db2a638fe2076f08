package io.connectfargate.quickstart;

import io.connectfargate.migration.parity.PartitionParity;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found of records and groups.
 *
 * @param open what cannot be verified, since transactions are open on the source: sentences
 */
record ProofReport(List<PartitionParity> partitions, GroupProof.Report groups, List<String> open) {
    /** All that is wrong, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(open);
        for (PartitionParity parity : partitions) {
            if (!parity.isSame()) {
                problems.add(parity.name() + ": " + parity.problem());
            }
        }
        for (GroupPlace place : groups.places()) {
            GroupOffsets.Position position = place.position();
            String group = "Group " + position.group() + " in " + position.partition() + ": ";
            if (position.target().isEmpty()) {
                problems.add(group + "its offset " + position.source() + " has not arrived on the target"
                        + " (MirrorMaker has no offset sync that early, or does not sync the group)");
            } else if (place.lost() > 0) {
                problems.add(group + "would skip " + place.lost() + " records on the target (offset "
                        + position.target().getAsLong() + ", source offset " + position.source() + ")");
            }
        }
        return problems;
    }

    /** Records that have arrived. */
    long records() {
        return partitions.stream().mapToLong(PartitionParity::records).sum();
    }

    /** Bytes of their keys, values and headers. */
    long bytes() {
        return partitions.stream().mapToLong(PartitionParity::bytes).sum();
    }

    /** The number of topics. */
    long topics() {
        return partitions.stream().map(PartitionParity::topic).distinct().count();
    }
}
