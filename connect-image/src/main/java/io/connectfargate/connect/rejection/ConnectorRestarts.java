package io.connectfargate.connect.rejection;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.connect.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connectors that have to restart. Connect rejects a restart while the group rebalances, such as right after another connector was
 * created, so it is asked until it has restarted them. Thread-safe.
 */
final class ConnectorRestarts {
    private static final Logger log = LoggerFactory.getLogger(ConnectorRestarts.class);

    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final BiConsumer<String, Callback<Void>> restart;

    /** @param restart restarts a connector of this name, and reports the end in any thread */
    ConnectorRestarts(BiConsumer<String, Callback<Void>> restart) {
        this.restart = restart;
    }

    /** From the next {@link #run} on. */
    void add(String connector) {
        due.add(connector);
    }

    /**
     * Restarts those that are due.
     *
     * @param here connectors of this worker: the others are restarted where they are now
     */
    void run(Collection<String> here) {
        due.retainAll(here);
        for (String connector : Set.copyOf(due)) {
            due.remove(connector);
            restart.accept(connector, (error, nothing) -> {
                if (error != null) {
                    log.debug("Connector {} was not restarted yet: {}", connector, error.toString());
                    due.add(connector);
                }
            });
        }
    }
}
