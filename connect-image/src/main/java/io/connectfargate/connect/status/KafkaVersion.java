package io.connectfargate.connect.status;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** A cluster's version, which needs no permission. Brokers with ZooKeeper do not tell theirs. Not thread-safe. */
public final class KafkaVersion {
    private static final int LIMIT_MS = 5_000;
    private static final String FEATURE = "metadata.version";

    /** The first level of each; Kafka keeps its own list in a library for brokers. */
    private static final TreeMap<Integer, String> LEVELS = new TreeMap<>(Map.of(
            1, "3.3", 8, "3.4", 9, "3.5", 12, "3.6", 15, "3.7", 20, "3.8", 21, "3.9", 22, "4.0", 26, "4.1", 28, "4.2"));

    private static final int LATER = 30;

    private final Admin admin;
    private Optional<String> version = Optional.empty();
    private long due = System.nanoTime();

    /** @param admin of the cluster; is not closed here */
    public KafkaVersion(Admin admin) {
        this.admin = admin;
    }

    /**
     * Asks once an hour, and only a cluster that answers.
     *
     * @param problem why the cluster could not be read; empty if it could
     */
    public ClusterSeen with(Optional<String> problem) throws InterruptedException {
        if (problem.isEmpty() && System.nanoTime() - due >= 0) {
            due = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
            version = ask();
        }
        return new ClusterSeen(problem, version);
    }

    /** The version that the whole cluster has; empty if it does not tell. */
    private Optional<String> ask() throws InterruptedException {
        try {
            FinalizedVersionRange range = admin.describeFeatures(new DescribeFeaturesOptions().timeoutMs(LIMIT_MS))
                    .featureMetadata()
                    .get(LIMIT_MS, TimeUnit.MILLISECONDS)
                    .finalizedFeatures()
                    .get(FEATURE);
            return range == null ? Optional.empty() : Optional.ofNullable(name(range.maxVersionLevel()));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    static String name(int level) {
        return level >= LATER
                ? "4.3 or later"
                : LEVELS.floorEntry(Math.max(1, level)).getValue();
    }
}
