package io.connectfargate.connect.ledger;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.health.RootCause;
import io.connectfargate.connect.identity.ConnectorGroup;
import io.connectfargate.connect.identity.StoredOffsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this worker's group knows of MirrorMaker's source connectors. Not thread-safe. */
final class SourceConnectors {
    private static final Logger log = LoggerFactory.getLogger(SourceConnectors.class);

    private final Herder herder;
    private final ConnectorGroup group;
    private final ConnectorChecks reader;

    /** @param worker its properties */
    SourceConnectors(Herder herder, Map<String, String> worker) {
        this.herder = herder;
        this.group = new ConnectorGroup(herder);
        this.reader = new ConnectorChecks(worker, herder.plugins().delegatingLoader());
    }

    /** The worker's properties, references resolved. */
    Map<String, String> worker() {
        return reader.worker();
    }

    /** As they were written, by name. */
    Map<String, Map<String, String>> configurations() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (String name : group.names()) {
            group.config(name)
                    .filter(config -> MirrorConnector.Role.of(config)
                            .filter(role -> role == MirrorConnector.Role.SOURCE)
                            .isPresent())
                    .ifPresent(config -> all.put(name, config));
        }
        return all;
    }

    /**
     * With references resolved; empty if it is switched off.
     *
     * @throws RuntimeException if Connect will not accept the configuration either
     */
    Optional<MirrorConnector> read(String name, Map<String, String> config) {
        return reader.read(name, config);
    }

    /** Empty if they cannot be read. */
    Optional<StoredOffsets> stored(MirrorConnector connector) {
        try {
            return Optional.of(new StoredOffsets(connector, group.offsets(connector.name(), connector.config())));
        } catch (UnknownException e) {
            log.debug("Progress of {} is not known", connector.name(), e);
            return Optional.empty();
        }
    }

    /** The other workers that run its tasks now, as Connect's status answers name them. */
    Set<String> workers(String name, String workerId) {
        Set<String> workers = new TreeSet<>();
        status(name)
                .ifPresent(status -> status.tasks().stream()
                        .filter(task -> task.state().equals("RUNNING"))
                        .map(ConnectorStateInfo.AbstractState::workerId)
                        .filter(id -> !id.equals(workerId))
                        .forEach(workers::add));
        return workers;
    }

    /** Of the connector and its tasks, a sentence each. */
    List<String> failures(String name) {
        List<String> failures = new ArrayList<>();
        status(name).ifPresent(status -> {
            failure("Connector " + name, status.connector()).ifPresent(failures::add);
            status.tasks()
                    .forEach(task -> failure("Task " + task.id() + " of connector " + name, task)
                            .ifPresent(failures::add));
        });
        return failures;
    }

    private static Optional<String> failure(String part, ConnectorStateInfo.AbstractState state) {
        return state.state().equals("FAILED")
                ? Optional.of(part + " has failed"
                        + RootCause.of(state.trace()).map(cause -> ": " + cause).orElse("") + ".")
                : Optional.empty();
    }

    private Optional<ConnectorStateInfo> status(String name) {
        try {
            return Optional.of(herder.connectorStatus(name));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
