package io.connectfargate.connect.identity;

import io.connectfargate.connect.access.MirrorConnector;
import org.apache.kafka.connect.runtime.TargetState;

/**
 * Another of MirrorMaker's connectors in this group.
 *
 * @param connector as it is configured, references resolved
 * @param state what it shall be: a STOPPED one does nothing until it is judged at its start, a PAUSED one resumes without a check
 */
record Neighbour(MirrorConnector connector, TargetState state) {
    /** Whether it does something, or will without being judged again. */
    boolean runs() {
        return state != TargetState.STOPPED;
    }
}
