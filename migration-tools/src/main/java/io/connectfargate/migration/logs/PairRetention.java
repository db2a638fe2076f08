package io.connectfargate.migration.logs;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * How long the topic of offset pairs keeps all of them: it is compacted, and the cleaner leaves only the newest pair of a partition of
 * what is older.
 *
 * @param admin of the cluster that has the topic
 * @param topic as MirrorMaker's replication policy names it
 */
public record PairRetention(Admin admin, String topic) {
    private static final Duration VISIBLE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    /** The property that says it. */
    public static final String PROPERTY = TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;

    /**
     * The least age of a pair that the cleaner may remove, in milliseconds.
     *
     * @throws Failure if the topic does not exist, or cannot be described
     */
    public long read() throws InterruptedException {
        Config config = get(admin.describeConfigs(List.of(resource())).values().get(resource()), "be described");
        ConfigEntry entry = config.get(PROPERTY);
        return entry == null ? 0 : Long.parseLong(entry.value());
    }

    /**
     * Sets it, and waits until the brokers report it.
     *
     * @param milliseconds from 0 on
     * @throws Failure with the brokers' reason if they reject it
     */
    public void set(long milliseconds) throws InterruptedException {
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(PROPERTY, Long.toString(milliseconds)), AlterConfigOp.OpType.SET);
        get(
                admin.incrementalAlterConfigs(Map.of(resource(), List.of(change)))
                        .values()
                        .get(resource()),
                "be given " + PROPERTY + "=" + milliseconds);
        long deadline = System.nanoTime() + VISIBLE.toNanos();
        long now;
        while ((now = read()) != milliseconds) {
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        ExitCode.NOT_VERIFIED,
                        topic + ": the brokers accepted " + PROPERTY + "=" + milliseconds + " and report " + now
                                + ". Another program sets it, or this cluster does not allow it.");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private ConfigResource resource() {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> T get(KafkaFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new Failure(
                        ExitCode.USAGE,
                        "Topic " + topic
                                + " does not exist. MirrorMaker creates it with the first records that it copies. Expected: the"
                                + " right --offset-syncs-location, --source-alias and --target-alias.");
            }
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "Topic " + topic + " cannot " + what + ": " + e.getCause().getMessage()
                            + " Required: DESCRIBE_CONFIGS and ALTER_CONFIGS on the topic, and a cluster that allows the"
                            + " property; MSK Serverless does not. Without it, move the groups before the topic's first segment has"
                            + " rolled (7 days by default).");
        }
    }
}
