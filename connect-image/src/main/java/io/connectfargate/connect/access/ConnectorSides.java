package io.connectfargate.connect.access;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.Sides;
import java.time.Duration;
import java.util.Map;

/** The clusters of connectors, each with one client for each login, closed together. Not thread-safe. */
public final class ConnectorSides implements AutoCloseable {
    /** Both sides, and a second connector's, within what is left of the gate's time. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Sides sides;
    private final Map<String, String> worker;

    /** @param worker its properties, references resolved */
    public ConnectorSides(Map<String, String> worker) {
        this.worker = worker;
        sides = new Sides(LIMIT);
    }

    /**
     * The same for what is watched for as long as a connector exists.
     *
     * @param worker its properties, references resolved
     * @param limit how long a cluster has for each answer
     * @param purpose begins the clients' ids, which brokers log and limit clients by
     */
    public ConnectorSides(Map<String, String> worker, Duration limit, String purpose) {
        this.worker = worker;
        sides = new Sides(limit, purpose);
    }

    /** Where a connector reads. */
    public Side source(MirrorConnector connector) {
        return sides.of(ConnectorClient.SOURCE_ADMIN.of(connector, worker));
    }

    /** Where a connector creates topics and sets group offsets. */
    public Side target(MirrorConnector connector) {
        return sides.of(ConnectorClient.TARGET_ADMIN.of(connector, worker));
    }

    /** Where Connect's producer writes what a connector hands over. */
    public Side written(MirrorConnector connector) {
        return sides.of(ConnectorClient.CONNECT_PRODUCER.of(connector, worker));
    }

    @Override
    public void close() {
        sides.close();
    }
}
