package io.connectfargate.ledger.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What retention will take, as read last: settings and old records change slowly. Not thread-safe. */
final class Retention {
    /** An answer holds all settings of a topic. */
    private static final int BATCH = 200;

    private static final String DESCRIBE = "DESCRIBE on the topic, for IAM kafka-cluster:DescribeTopic";
    private static final String DESCRIBE_CONFIGS =
            "DESCRIBE_CONFIGS on the topic, for IAM kafka-cluster:DescribeTopicDynamicConfiguration";

    /**
     * @param age in milliseconds; empty if age removes nothing
     * @param bySize whether the log's size is limited
     */
    private record Limits(OptionalLong age, boolean bySize) {}

    private final Admin admin;
    private final OffsetQuery offsets;
    private final ReaderSettings settings;
    private final Map<String, Limits> limits = new HashMap<>();
    private final Map<TopicPartition, Long> close = new HashMap<>();
    private final Map<String, String> untold = new HashMap<>();
    private final Map<TopicPartition, String> unread = new HashMap<>();
    private final Set<TopicPartition> known = new HashSet<>();
    private int age;

    Retention(Admin admin, OffsetQuery offsets, ReaderSettings settings) {
        this.admin = admin;
        this.offsets = offsets;
        this.settings = settings;
        this.age = settings.retentionEvery();
    }

    /** Reads again if it is time to, or if there are partitions that it does not know. */
    void refresh(Set<String> topics, Collection<TopicPartition> partitions, Instant now) throws InterruptedException {
        age++;
        if (age < settings.retentionEvery() && known.containsAll(partitions)) {
            return;
        }
        age = 0;
        known.clear();
        known.addAll(partitions);
        limits.clear();
        close.clear();
        untold.clear();
        unread.clear();
        List<String> all = List.copyOf(topics);
        for (int start = 0; start < all.size(); start += BATCH) {
            read(all.subList(start, Math.min(start + BATCH, all.size())));
        }
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Limits limit = limits.get(partition.topic());
            if (limit != null && limit.age().isPresent()) {
                asked.put(
                        partition, OffsetSpec.forTimestamp(youngest(limit.age().getAsLong(), now)));
            }
        }
        Answers<TopicPartition, Long> answers = offsets.ask(asked);
        close.putAll(answers.values());
        answers.failures().forEach((partition, failure) -> unread.put(partition, Untold.why(failure, DESCRIBE)));
    }

    /** Where records of a log last less than two hours, half of that: all of them would be close otherwise. */
    private long youngest(long age, Instant now) {
        Duration ahead = settings.ahead().compareTo(Duration.ofMillis(age / 2)) < 0
                ? settings.ahead()
                : Duration.ofMillis(age / 2);
        return Math.max(0, now.minusMillis(age).plus(ahead).toEpochMilli());
    }

    private void read(List<String> topics) throws InterruptedException {
        List<ConfigResource> resources = new ArrayList<>();
        topics.forEach(topic -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
        int limit = Math.toIntExact(settings.limit().toMillis());
        Answers<ConfigResource, Config> answers = Answers.of(
                admin.describeConfigs(resources, new DescribeConfigsOptions().timeoutMs(limit))
                        .values(),
                settings.limit());
        answers.values().forEach((resource, config) -> limits.put(resource.name(), limits(config)));
        answers.failures()
                .forEach((resource, failure) -> untold.put(resource.name(), Untold.why(failure, DESCRIBE_CONFIGS)));
    }

    private static Limits limits(Config config) {
        boolean deletes = value(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
                .contains(TopicConfig.CLEANUP_POLICY_DELETE);
        long ms = Long.parseLong(value(config, TopicConfig.RETENTION_MS_CONFIG, "-1"));
        long bytes = Long.parseLong(value(config, TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
        return new Limits(deletes && ms >= 0 ? OptionalLong.of(ms) : OptionalLong.empty(), deletes && bytes >= 0);
    }

    private static String value(Config config, String key, String missing) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? missing : entry.value();
    }

    /**
     * Records before this offset are removed soon.
     *
     * @param end of the log, where no record is young enough
     */
    OptionalLong close(TopicPartition partition, long end) {
        Long offset = close.get(partition);
        if (offset == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(offset < 0 ? end : offset);
    }

    /** Why nobody can say what is removed soon. */
    Optional<String> problem(TopicPartition partition) {
        return Optional.ofNullable(untold.get(partition.topic())).or(() -> Optional.ofNullable(unread.get(partition)));
    }

    boolean isLimitedBySize(String topic) {
        return limits.containsKey(topic) && limits.get(topic).bySize();
    }
}
