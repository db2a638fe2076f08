package io.connectfargate.connect.healing;

import io.connectfargate.connect.metrics.Restarts;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.apache.kafka.connect.runtime.distributed.RequestTargetException;
import org.apache.kafka.connect.util.Callback;
import org.apache.kafka.connect.util.ConnectorTaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the herder restart a part of a connector that is on this worker, be it the leader or not. Thread-safe. */
final class Restarter {
    private static final Logger log = LoggerFactory.getLogger(Restarter.class);

    private final Set<Part> busy = ConcurrentHashMap.newKeySet();
    private final Herder herder;
    private final Restarts metric;

    Restarter(Herder herder, Restarts metric) {
        this.herder = herder;
        this.metric = metric;
    }

    /** Whether the herder has not answered yet: its thread does so as a member of the group. */
    boolean isBusy(Part part) {
        return busy.contains(part);
    }

    /**
     * Restarts a part.
     *
     * @param why it is restarted, for the log
     * @param counts run if the part is still here and could be restarted, also if that failed again
     */
    void restart(Part part, String why, Runnable counts) {
        busy.add(part);
        Callback<Void> answer = (error, nothing) -> {
            if (isElsewhere(error)) {
                log.debug("Connector {} could not be restarted now", part, error);
            } else {
                metric.add(part.connector());
                log.info("Restarted connector {}, {}", part, why);
                counts.run();
            }
            busy.remove(part);
        };
        if (part.task().isPresent()) {
            herder.restartTask(new ConnectorTaskId(part.connector(), part.task().getAsInt()), answer);
        } else {
            herder.restartConnector(part.connector(), answer);
        }
    }

    /** A rebalance is due, or has just moved it: the next check shows. */
    private static boolean isElsewhere(Throwable error) {
        return error instanceof RebalanceNeededException || error instanceof RequestTargetException;
    }
}
