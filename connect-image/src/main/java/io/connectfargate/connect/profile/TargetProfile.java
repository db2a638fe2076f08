package io.connectfargate.connect.profile;

import io.connectfargate.connect.config.Problems;
import io.connectfargate.connect.config.Variables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of targets that take different settings of topics. {@code docs/target-profiles.md} has the lists. */
public enum TargetProfile {
    /** Takes all of Kafka's settings: MSK Standard, and brokers of one's own. */
    STANDARD(Set.of(), Map.of()),
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
            Map.of()),
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
            Map.of("offset.storage.partitions", "5", "status.storage.partitions", "1"));

    /** By which a worker tells its connectors: they get their own configuration, and not the worker's. */
    static final String PROPERTY = "connect.target.profile";

    private static final String SERVERLESS_HOST = ".kafka-serverless.";
    /** What MSK sets on Express brokers and no other does. */
    private static final Map<String, String> OF_EXPRESS = Map.of(
            "auto.create.topics.enable", "false",
            "log.message.timestamp.before.max.ms", "86400000",
            "log.message.timestamp.after.max.ms", "86400000",
            "min.insync.replicas", "2");

    private final Set<String> settings;
    private final Map<String, String> worker;

    /**
     * @param settings of topics that it takes; empty for all
     * @param worker properties that a worker needs there
     */
    TargetProfile(Set<String> settings, Map<String, String> worker) {
        this.settings = settings;
        this.worker = worker;
    }

    /** What the user says; empty to find it out. */
    public static Optional<TargetProfile> asked(Map<String, String> environment, Problems problems) {
        String text =
                environment.getOrDefault(Variables.TARGET_PROFILE.name(), "").strip();
        Optional<TargetProfile> asked = Stream.of(values())
                .filter(profile -> profile.toString().equals(text))
                .findFirst();
        if (!text.isEmpty() && asked.isEmpty()) {
            problems.add(
                    Variables.TARGET_PROFILE.name(),
                    "is '" + text + "'",
                    Arrays.stream(values())
                            .map(TargetProfile::toString)
                            .collect(Collectors.joining(", ", "one of ", "")));
        }
        return asked;
    }

    /** Whether the user wants copies to take records of any time until the cutover. */
    public static boolean liftsLimits(Map<String, String> environment, Problems problems) {
        String text =
                environment.getOrDefault(Variables.TIMESTAMP_LIMITS.name(), "").strip();
        if (!text.isEmpty() && !text.equals("keep") && !text.equals("lift")) {
            problems.add(Variables.TIMESTAMP_LIMITS.name(), "is '" + text + "'", "keep or lift");
        }
        return text.equals("lift");
    }

    /** Whether the address of a cluster tells what it is. */
    public static Optional<TargetProfile> of(String bootstrapServers) {
        return bootstrapServers.contains(SERVERLESS_HOST) ? Optional.of(SERVERLESS) : Optional.empty();
    }

    /** @param broker the settings of a broker; empty if it does not tell */
    public static TargetProfile of(Map<String, String> broker) {
        return broker.entrySet().containsAll(OF_EXPRESS.entrySet()) ? EXPRESS : STANDARD;
    }

    /** The one that {@link #tellConnectors} said last. */
    static TargetProfile ofThisWorker() {
        String name = System.getProperty(PROPERTY, STANDARD.toString());
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Has connectors of this JVM send only what this kind of target takes, if they have {@link AcceptedSettings}. */
    public void tellConnectors() {
        System.setProperty(PROPERTY, toString());
    }

    /** Properties that a worker needs there, without those that the user has set. */
    public Map<String, String> properties(Map<String, String> chosen) {
        Map<String, String> needed = new HashMap<>(worker);
        needed.keySet().removeAll(chosen.keySet());
        return needed;
    }

    /** Whether it takes a setting of a topic. */
    boolean takes(String setting) {
        return settings.isEmpty() || settings.contains(setting);
    }

    /** As {@code TARGET_PROFILE} has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
