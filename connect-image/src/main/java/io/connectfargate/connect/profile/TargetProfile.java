package io.connectfargate.connect.profile;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of targets, which accept different properties of topics. {@code docs/target-profiles.md} has the lists. */
public enum TargetProfile {
    /** Accepts all of Kafka's properties: MSK Standard, and brokers of your own. */
    STANDARD(Set.of(), Map.of(), null),
    /** MSK Express. */
    EXPRESS(
            Set.of(
                    "cleanup.policy",
                    "compression.type",
                    "delete.retention.ms",
                    "max.compaction.lag.ms",
                    "max.message.bytes",
                    "message.timestamp.after.max.ms",
                    "message.timestamp.before.max.ms",
                    "message.timestamp.type",
                    "min.compaction.lag.ms",
                    "retention.bytes",
                    "retention.ms"),
            Map.of(),
            null),
    /** MSK Serverless, which has 120 compacted partitions for everything, Connect's own topics included. */
    SERVERLESS(
            Set.of(
                    "cleanup.policy",
                    "compression.type",
                    "max.message.bytes",
                    "message.timestamp.difference.max.ms",
                    "message.timestamp.type",
                    "retention.bytes",
                    "retention.ms"),
            Map.of("offset.storage.partitions", "5", "status.storage.partitions", "1"),
            new PartitionLimit(2400, 120));

    /** Where connectors find the profile: they get their own configuration, and not the worker's. */
    static final String PROPERTY = "connect.target.profile";

    private static final String SERVERLESS_HOST = ".kafka-serverless.";
    /** What MSK sets on Express brokers and no other does. */
    private static final Map<String, String> OF_EXPRESS = Map.of(
            "auto.create.topics.enable", "false",
            "log.message.timestamp.before.max.ms", "86400000",
            "log.message.timestamp.after.max.ms", "86400000",
            "min.insync.replicas", "2");

    private final Set<String> properties;
    private final Map<String, String> worker;
    private final PartitionLimit partitionLimit;

    /**
     * How many partitions a cluster may have.
     *
     * @param all of all topics
     * @param compacted of compacted topics
     */
    public record PartitionLimit(int all, int compacted) {}

    /**
     * @param properties of topics that it accepts; empty for all
     * @param worker properties that a worker needs there
     * @param partitionLimit null if it depends on the cluster, which does not report it
     */
    TargetProfile(Set<String> properties, Map<String, String> worker, PartitionLimit partitionLimit) {
        this.properties = properties;
        this.worker = worker;
        this.partitionLimit = partitionLimit;
    }

    /** By the address of a cluster; empty if it does not show the kind. */
    public static Optional<TargetProfile> of(String bootstrapServers) {
        return bootstrapServers.contains(SERVERLESS_HOST) ? Optional.of(SERVERLESS) : Optional.empty();
    }

    /** @param broker the properties of a broker; empty if they may not be read */
    public static TargetProfile of(Map<String, String> broker) {
        return broker.entrySet().containsAll(OF_EXPRESS.entrySet()) ? EXPRESS : STANDARD;
    }

    /** The one that was {@linkplain #publish published} last. */
    public static TargetProfile ofThisWorker() {
        String name = System.getProperty(PROPERTY, STANDARD.toString());
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Has connectors of this JVM that use {@link AcceptedProperties} send only what this kind of target accepts. */
    public void publish() {
        System.setProperty(PROPERTY, toString());
    }

    /** Properties that a worker needs there, without those that the user has set. */
    public Map<String, String> properties(Map<String, String> chosen) {
        Map<String, String> needed = new HashMap<>(worker);
        needed.keySet().removeAll(chosen.keySet());
        return needed;
    }

    /** How many partitions it accepts; empty if that depends on the cluster, which does not report it. */
    public Optional<PartitionLimit> partitionLimit() {
        return Optional.ofNullable(partitionLimit);
    }

    /** Whether it accepts a property of a topic. */
    boolean accepts(String property) {
        return properties.isEmpty() || properties.contains(property);
    }

    /** As {@code TARGET_PROFILE} has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
