package io.connectfargate.connect.healing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Finds running tasks of MirrorMaker's that have lost the metrics of their clients. Not thread-safe.
 *
 * <p>Connect restarts a task without waiting longer than {@code task.shutdown.graceful.timeout.ms} for the one before it. Both
 * have clients of the same names. When the first one ends after all, Kafka's {@code JmxReporter} (4.3.1) unregisters its MBeans by
 * name, which by then are those of its successor: it works, and dashboards and alerts see nothing of it until it is restarted.
 */
final class LostMetrics {
    /** Longer than a task takes to start: until then its status may be that of the task before it. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A client that the task has from its start to its end, by the simple name of the connector's class. */
    private static final Map<String, String> CLIENTS = Map.of(
            "MirrorSource", "kafka.consumer:type=consumer-metrics|replication-consumer",
            "MirrorCheckpoint", "kafka.admin.client:type=admin-client-metrics|checkpoint-source-admin");

    private final Predicate<Client> registered;
    private final Set<Part> seen = new HashSet<>();
    private final Map<Part, Long> missingSince = new HashMap<>();

    /**
     * A client of a task.
     *
     * @param bean what its MBean's name begins with
     * @param suffix what its {@code client.id} ends with
     */
    record Client(String bean, String suffix) {
        private static Optional<Client> of(Part part, Map<String, String> config) {
            if (part.task().isEmpty()) {
                return Optional.empty();
            }
            String task = "|" + part.connector() + "-" + part.task().getAsInt() + "|";
            return Choice.mirror(config)
                    .map(CLIENTS::get)
                    .map(client -> client.split("\\|"))
                    .map(client -> new Client(client[0], task + client[1]));
        }
    }

    LostMetrics() {
        this(new Registered());
    }

    /** @param registered whether a client has its MBean */
    LostMetrics(Predicate<Client> registered) {
        this.registered = registered;
    }

    /**
     * Whether a task that is running has lost them for good: they were there and have been missing for a minute. Once reported, it
     * is not reported again before they were there again; so a client that has another name is never reported.
     *
     * @param now on the clock of {@link System#nanoTime}
     */
    boolean isLost(Part part, Map<String, String> config, long now) {
        Optional<Client> client = Client.of(part, config);
        if (client.isEmpty()) {
            return false;
        }
        if (registered.test(client.get())) {
            seen.add(part);
            missingSince.remove(part);
            return false;
        }
        if (!seen.contains(part) || now - missingSince.computeIfAbsent(part, first -> now) < PATIENCE.toNanos()) {
            return false;
        }
        forget(part);
        return true;
    }

    /** It does not run here now. */
    void forget(Part part) {
        seen.remove(part);
        missingSince.remove(part);
    }

    /** Forgets the parts of connectors that are gone. */
    void retain(Predicate<Part> existing) {
        seen.removeIf(existing.negate());
        missingSince.keySet().removeIf(existing.negate());
    }

    /** Read for all tasks together, every ten seconds: a domain has a thousand MBeans where a worker has a thousand partitions. */
    private static final class Registered implements Predicate<Client> {
        private static final Duration AGE = Duration.ofSeconds(10);

        private final Map<String, List<String>> ids = new HashMap<>();
        private long readAt = System.nanoTime();

        @Override
        public boolean test(Client client) {
            long now = System.nanoTime();
            if (now - readAt >= AGE.toNanos()) {
                ids.clear();
                readAt = now;
            }
            return ids.computeIfAbsent(client.bean(), Registered::read).stream()
                    .anyMatch(id -> id.endsWith(client.suffix()));
        }

        private static List<String> read(String bean) {
            try {
                return ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName(bean + ",client-id=*"), null)
                        .stream()
                        .map(name -> unquoted(name.getKeyProperty("client-id")))
                        .toList();
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String unquoted(String value) {
            return value.startsWith("\"") ? ObjectName.unquote(value) : value;
        }
    }
}
