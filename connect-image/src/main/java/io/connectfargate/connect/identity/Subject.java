package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.ConnectorSides;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.runtime.TargetState;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of MirrorMaker's connectors that would run, its clusters, and its neighbours. Clusters are asked when a rule wants to
 * know, and once. Holds secrets. Not thread-safe.
 */
final class Subject implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Subject.class);

    private static final List<String> STATE_TOPICS =
            List.of("config.storage.topic", "offset.storage.topic", "status.storage.topic");

    private final MirrorConnector connector;
    private final MirrorConnector current;
    private final ConnectorChecks reader;
    private final ConnectorGroup group;
    private final ConnectorSides sides;
    private final List<Underway.Request> earlier;
    private List<Neighbour> neighbours;
    private List<ConnectorOffset> offsets;

    /**
     * @param current what the connector runs with now; null if it is new, STOPPED, or unreadable
     * @param earlier requests about others, which Connect may store at any moment
     */
    Subject(
            MirrorConnector connector,
            MirrorConnector current,
            ConnectorChecks reader,
            ConnectorGroup group,
            List<Underway.Request> earlier) {
        this.connector = connector;
        this.current = current;
        this.reader = reader;
        this.group = group;
        this.sides = new ConnectorSides(reader.worker());
        this.earlier = earlier;
    }

    /** The connector's. */
    String name() {
        return connector.name();
    }

    /** With the configuration that is judged. */
    MirrorConnector connector() {
        return connector;
    }

    /** With the configuration that it runs with now; empty for one that is new or STOPPED, for which all is new. */
    Optional<MirrorConnector> current() {
        return Optional.ofNullable(current);
    }

    /** The topics that keep Connect's state, which have been there since before this worker answers. */
    List<String> workerTopics() {
        return STATE_TOPICS.stream()
                .map(reader.worker()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Where it reads. A heartbeat connector has none: ask {@link MirrorConnector#role} first. */
    Side source() {
        return source(connector);
    }

    /** Where it creates topics and sets group offsets: {@code target.cluster.bootstrap.servers}. */
    Side target() {
        return sides.target(connector);
    }

    /** Where Connect's producer writes: {@code producer.override.bootstrap.servers}, else {@code BROKERS}. */
    Side written() {
        return written(connector);
    }

    /** Where another one reads. */
    Side source(MirrorConnector other) {
        return sides.source(other);
    }

    /** Where another one creates topics and sets group offsets. */
    Side target(MirrorConnector other) {
        return sides.target(other);
    }

    /** Where Connect's producer writes for another one. */
    Side written(MirrorConnector other) {
        return sides.written(other);
    }

    /**
     * The other MirrorMaker connectors of this group, STOPPED ones and those that are about to be stored too; without those that are
     * switched off or cannot be read.
     */
    List<Neighbour> neighbours() {
        if (neighbours == null) {
            neighbours = new ArrayList<>();
            group.names().stream()
                    .filter(name -> !name.equals(name()))
                    .forEach(name -> group.config(name)
                            .flatMap(config -> read(reader, name, config))
                            .ifPresent(other -> neighbours.add(new Neighbour(other, targetState(name)))));
            earlier.forEach(request -> read(reader, request.name(), request.config())
                    .ifPresent(other -> neighbours.add(new Neighbour(other, TargetState.STARTED))));
        }
        return neighbours;
    }

    /** The offsets that are stored under its name, as {@code GET /connectors/x/offsets} returns them, also for one that is new. */
    List<ConnectorOffset> offsets() throws UnknownException {
        if (offsets == null) {
            offsets = group.offsets(name(), connector.config());
        }
        return offsets;
    }

    /** The same for another one. Not kept. */
    List<ConnectorOffset> offsets(MirrorConnector other) throws UnknownException {
        return group.offsets(other.name(), other.config());
    }

    private TargetState targetState(String name) {
        return group.targetState(name);
    }

    /** Empty for a configuration that cannot be read, too. */
    static Optional<MirrorConnector> read(ConnectorChecks reader, String name, Map<String, String> config) {
        try {
            return reader.read(name, config);
        } catch (ConfigException e) {
            log.debug("The configuration of {} cannot be read", name, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        sides.close();
    }
}
