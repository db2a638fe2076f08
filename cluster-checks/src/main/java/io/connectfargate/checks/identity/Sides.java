package io.connectfargate.checks.identity;

import io.connectfargate.checks.connection.ClusterClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The clusters that clients lead to. Logins that are alike share a connection and the answers. Not thread-safe. */
public final class Sides implements AutoCloseable {
    private final Map<Map<String, Object>, Side.Known> known = new HashMap<>();
    private final Duration limit;

    /** @param limit how long a cluster has for each answer */
    public Sides(Duration limit) {
        this.limit = limit;
    }

    /** Connects when the side is first asked. */
    public Side of(ClusterClient client) {
        return new Side(client, known.computeIfAbsent(client.login(), login -> new Side.Known()), limit);
    }

    @Override
    public void close() {
        known.values().forEach(Side.Known::close);
    }
}
