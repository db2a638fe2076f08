package io.connectfargate.replication;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.mirror.DefaultReplicationPolicy;

/**
 * Topics keep their names: {@code orders} on the source cluster is {@code orders} on the target cluster.
 *
 * <p>The one exception is MirrorMaker 2's own topic {@code heartbeats}, which becomes
 * {@code <source.cluster.alias><separator>heartbeats}. Both are recognized by their exact names, so any other topic that ends
 * with "heartbeats" is an ordinary one. Internal topics are never replicated: those of Kafka and of MirrorMaker 2 as
 * {@link DefaultReplicationPolicy} defines them, and those in which Connect keeps its state.
 *
 * <p>Names alone cannot show that a topic came from the target cluster. Do not replicate a topic in both directions at
 * once: its records would go round forever.
 *
 * <p>Set it on all three MirrorMaker 2 connectors, with the same aliases and the same separator. Once configured, an
 * instance does not change, but for the topics that are {@linkplain LeftOutTopics left out for now}, and may be used by
 * any thread. Topic names are never null.
 */
public class SameNameReplicationPolicy extends DefaultReplicationPolicy {
    /**
     * The system property by which a worker shows its connectors which topics hold its state: the exact names in
     * {@code config.storage.topic}, {@code offset.storage.topic} and {@code status.storage.topic}, separated by commas.
     * It is read when a policy is configured. Without it only Connect's usual names are internal.
     */
    public static final String INTERNAL_TOPICS_PROPERTY = "connect.internal.topics";

    /** The names in Kafka's own worker files, and those names with the worker's group behind them. */
    private static final Pattern CONNECT_TOPICS = Pattern.compile("connect-(configs|offsets|status)(-.*)?");

    private final UnaryOperator<String> systemProperties;
    private String connector;
    private String sourceAlias;
    private Set<String> workerTopics;
    private Map<String, String> aliasesByHeartbeats;

    /** Connect creates policies by this constructor, and calls {@link #configure} before anything else. */
    public SameNameReplicationPolicy() {
        this(System::getProperty);
    }

    /**
     * For tests.
     *
     * @param systemProperties gives the value of a system property, or null
     */
    SameNameReplicationPolicy(UnaryOperator<String> systemProperties) {
        this.systemProperties = systemProperties;
    }

    /**
     * Takes {@code source.cluster.alias}, {@code target.cluster.alias}, {@code replication.policy.separator} and
     * {@code replication.policy.internal.topic.separator.enabled}, and {@code name} for {@link LeftOutTopics}; ignores everything
     * else. A client that only reads, such as Kafka's {@code MirrorClient}, needs no alias: then no topic shows its source but a
     * copy of {@code heartbeats}.
     *
     * @throws ConfigException naming every property that is wrong, and what to do about it
     */
    @Override
    public void configure(Map<String, ?> props) {
        NamingConfig config = NamingConfig.of(props);
        super.configure(config.separatorProperties());
        connector = String.valueOf(props.get(NamingConfig.NAME));
        sourceAlias = config.sourceAlias();
        aliasesByHeartbeats = sourceAlias == null
                ? Map.of()
                : Map.of(
                        heartbeatsFrom(sourceAlias),
                        sourceAlias,
                        heartbeatsFrom(config.targetAlias()),
                        config.targetAlias());
        workerTopics = commaSeparated(systemProperties.apply(INTERNAL_TOPICS_PROPERTY));
    }

    /** The same name, except for {@code heartbeats}, which gets the alias in front. */
    @Override
    public String formatRemoteTopic(String sourceClusterAlias, String topic) {
        return heartbeatsTopic().equals(topic) ? super.formatRemoteTopic(sourceClusterAlias, topic) : topic;
    }

    /**
     * The source cluster's alias, or null without one, for every topic that may have been replicated, since its name does not show
     * it; null for {@code heartbeats} and for internal topics, which never are.
     *
     * <p>The target cluster's alias for a copy of the target's heartbeats: so Kafka sees the cycle and leaves it there.
     */
    @Override
    public String topicSource(String topic) {
        String heartbeatsFrom = heartbeatsSource(topic);
        if (heartbeatsFrom != null) {
            return heartbeatsFrom;
        }
        return heartbeatsTopic().equals(topic) || isNeverReplicated(topic) ? null : sourceAlias;
    }

    /** The same name, or {@code heartbeats} for a copy of it; null exactly where {@link #topicSource} is null. */
    @Override
    public String upstreamTopic(String topic) {
        if (topicSource(topic) == null) {
            return null;
        }
        return heartbeatsSource(topic) != null ? heartbeatsTopic() : topic;
    }

    /**
     * Adds to Kafka's rules the topics with Connect's state, and the name that the copy of {@code heartbeats} has on the
     * target: a topic of that name on the source would be written into the copy. And, for a connector that copies records, those
     * that it {@linkplain LeftOutTopics leaves out for now}.
     */
    @Override
    public boolean isInternalTopic(String topic) {
        return isNeverReplicated(topic) || LeftOutTopics.of(connector).contains(topic);
    }

    /** Whether a topic is internal for good. */
    boolean isNeverReplicated(String topic) {
        return super.isInternalTopic(topic)
                || CONNECT_TOPICS.matcher(topic).matches()
                || workerTopics.contains(topic)
                || isCopyOfHeartbeats(topic);
    }

    private boolean isCopyOfHeartbeats(String topic) {
        String source = heartbeatsSource(topic);
        return source != null && (sourceAlias == null || sourceAlias.equals(source));
    }

    /** The alias in a copy of {@code heartbeats}; null for any other topic. Without aliases every name that may be one counts. */
    private String heartbeatsSource(String topic) {
        if (sourceAlias != null) {
            return aliasesByHeartbeats.get(topic);
        }
        String end = heartbeatsFrom("");
        return topic.endsWith(end) && topic.length() > end.length()
                ? topic.substring(0, topic.length() - end.length())
                : null;
    }

    /** By {@link DefaultReplicationPolicy}, which knows the separator. */
    private String heartbeatsFrom(String alias) {
        return super.formatRemoteTopic(alias, heartbeatsTopic());
    }

    private static Set<String> commaSeparated(String names) {
        if (names == null) {
            return Set.of();
        }
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
