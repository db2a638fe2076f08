package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/** Which topics of the source a connector copies, by the rules of MirrorMaker's {@code DefaultTopicFilter} (4.3.1). */
public final class TopicSelection {
    private static final String FILTER = "topic.filter.class";
    private static final String DEFAULT_FILTER = "org.apache.kafka.connect.mirror.DefaultTopicFilter";

    private final Predicate<String> included;
    private final Predicate<String> excluded;
    private final ReplicationPolicy policy;

    /**
     * Reads a connector's configuration.
     *
     * @param config its properties
     * @param policy names MirrorMaker's own topics, which are not compared
     * @throws Failure if it does not name topics, or names them in a way that only the connector knows
     */
    public TopicSelection(Map<String, String> config, ReplicationPolicy policy) {
        if (!config.getOrDefault(FILTER, DEFAULT_FILTER).equals(DEFAULT_FILTER)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "Which topics are copied is not known: the connector has a " + FILTER + " of its own. Name them by"
                            + " --topic.");
        }
        if (!config.containsKey("topics")) {
            throw new Failure(
                    ExitCode.USAGE,
                    "Which topics are copied is not known: the configuration has no \"topics\". Name them by --topic,"
                            + " or read the source connector: --connector mm2-msc.json or --name mm2-msc.");
        }
        included = matcher(config.get("topics"));
        excluded = matcher(config.getOrDefault("topics.exclude", "mm2.*\\.internal,.*\\.replica,__.*"));
        this.policy = policy;
    }

    /** Those that are copied. */
    public Set<String> of(Set<String> topics) {
        return topics.stream()
                .filter(included)
                .filter(excluded.negate())
                .filter(topic -> !policy.isInternalTopic(topic) && !policy.isHeartbeatsTopic(topic))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Predicate<String> matcher(String list) {
        try {
            List<Predicate<String>> patterns = Stream.of(list.split(","))
                    .map(String::strip)
                    .filter(pattern -> !pattern.isEmpty())
                    .map(pattern -> Pattern.compile(pattern).asMatchPredicate())
                    .toList();
            return topic -> patterns.stream().anyMatch(pattern -> pattern.test(topic));
        } catch (PatternSyntaxException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The pattern \"" + e.getPattern() + "\" is no regular expression: " + e.getDescription() + ".");
        }
    }
}
