package org.apache.kafka.connect.runtime;

import java.util.Map;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffsets;
import org.apache.kafka.connect.util.Callback;

/**
 * What a herder knows and its interface does not tell. It lies beside {@link AbstractHerder} since the fields are for its
 * neighbours only.
 */
public final class HerderState {
    private HerderState() {}

    /** What somebody wants a connector to be, which its status follows after a while. STARTED for one that is not there. */
    public static TargetState targetState(Herder herder, String connector) {
        return ((AbstractHerder) herder).configBackingStore.snapshot().targetState(connector);
    }

    /**
     * Stored offsets by a connector's name: those of a deleted one are still there, and a new one of that name goes on from
     * them, but {@link Herder#connectorOffsets} knows existing ones only.
     *
     * @param config with its references resolved; says where the offsets are
     * @param callback called by another thread
     */
    public static void offsets(
            Herder herder, String connector, Map<String, String> config, Callback<ConnectorOffsets> callback) {
        ((AbstractHerder) herder).worker.connectorOffsets(connector, config, callback);
    }
}
