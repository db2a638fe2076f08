package io.connectfargate.checks.identity;

import io.connectfargate.checks.connection.ClusterClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The clusters that clients lead to. Logins that are alike share a connection and the answers. Not thread-safe. */
public final class Sides implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Map<Map<String, Object>, Side.Known> known = new HashMap<>();
    private final Duration limit;
    private final String purpose;

    /** @param limit how long a cluster has for each answer */
    public Sides(Duration limit) {
        this(limit, "connect-identity");
    }

    /**
     * The same for clients with a name of their own.
     *
     * @param limit how long a cluster has for each answer
     * @param purpose begins the clients' ids, which brokers log and limit clients by
     */
    public Sides(Duration limit, String purpose) {
        this.limit = limit;
        this.purpose = purpose;
    }

    /** Connects when the side is first asked. */
    public Side of(ClusterClient client) {
        return new Side(
                client,
                known.computeIfAbsent(
                        client.login(), login -> new Side.Known(purpose + "-" + NUMBER.incrementAndGet())),
                limit);
    }

    @Override
    public void close() {
        known.values().forEach(Side.Known::close);
    }
}
