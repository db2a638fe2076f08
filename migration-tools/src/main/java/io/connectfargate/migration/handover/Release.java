package io.connectfargate.migration.handover;

import java.util.Set;

/**
 * A connector that a group is taken out of.
 *
 * @param connector its name
 * @param state that it had: {@code RUNNING}, {@code PAUSED} or {@code STOPPED}
 * @param added whether the handover adds the group to its list; if not, it was there before, and an undo leaves it
 */
record Release(String connector, String state, boolean added) {
    /** What the connector was before a first attempt. */
    static Release of(CheckpointConnector connector, String group) {
        String state =
                Set.of(CheckpointConnector.PAUSED, CheckpointConnector.STOPPED).contains(connector.state())
                        ? connector.state()
                        : "RUNNING";
        return new Release(connector.name(), state, !connector.excluded().has(group));
    }
}
