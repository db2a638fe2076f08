package io.connectfargate.connect.clusters;

import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.connect.access.ConnectorClient;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.HashMap;
import java.util.Map;

/** The clusters of connectors. Logins that are alike share a client. Not thread-safe. */
public final class Sides implements AutoCloseable {
    private final Map<Map<String, Object>, Side.Known> known = new HashMap<>();
    private final Map<String, String> worker;

    /** @param worker its properties, references resolved */
    public Sides(Map<String, String> worker) {
        this.worker = worker;
    }

    /** Where a connector reads. */
    public Side source(MirrorConnector connector) {
        return of(ConnectorClient.SOURCE_ADMIN.of(connector, worker));
    }

    /** Where a connector creates topics and sets group offsets. */
    public Side target(MirrorConnector connector) {
        return of(ConnectorClient.TARGET_ADMIN.of(connector, worker));
    }

    /** Where Connect's producer writes what a connector hands over. */
    public Side written(MirrorConnector connector) {
        return of(ConnectorClient.CONNECT_PRODUCER.of(connector, worker));
    }

    private Side of(ClusterClient client) {
        return new Side(client, known.computeIfAbsent(ConnectorClient.login(client), login -> new Side.Known()));
    }

    @Override
    public void close() {
        known.values().forEach(Side.Known::close);
    }
}
