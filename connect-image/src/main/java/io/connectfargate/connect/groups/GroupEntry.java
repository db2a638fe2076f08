package io.connectfargate.connect.groups;

import java.util.List;

/**
 * A group that a checkpoint connector covers.
 *
 * @param connector the checkpoint connector
 * @param reasons a sentence for each thing to know
 * @param without partitions that it would have no offset in on the target, though it has read records of them on the source
 */
public record GroupEntry(
        String connector,
        String group,
        GroupState state,
        List<String> reasons,
        Standing source,
        Standing target,
        List<Position> positions,
        int without) {
    /** Copies the lists. */
    public GroupEntry {
        reasons = List.copyOf(reasons);
        positions = List.copyOf(positions);
    }
}
