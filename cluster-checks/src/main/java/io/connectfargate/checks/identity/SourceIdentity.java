package io.connectfargate.checks.identity;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * What distinguishes a source from any other cluster.
 *
 * @param clusterId which public container images give to every cluster
 * @param topics some topics with their ids; empty if the login sees none, or if the brokers have no ids
 */
public record SourceIdentity(String clusterId, Map<String, Uuid> topics) {
    /** It is as old as the cluster's first group, and never recreated. */
    private static final String LASTING = "__consumer_offsets";

    private static final int ENOUGH = 5;

    /** @param wanted by the connector, for logins that do not see Kafka's own topic */
    public static SourceIdentity of(Side side, Predicate<String> wanted) throws UnknownException {
        Map<String, Uuid> seen = new TreeMap<>(side.topics());
        seen.values().removeIf(Uuid.ZERO_UUID::equals);
        if (seen.containsKey(LASTING)) {
            return new SourceIdentity(side.clusterId(), Map.of(LASTING, seen.get(LASTING)));
        }
        Map<String, Uuid> topics = new TreeMap<>();
        seen.keySet().stream().filter(wanted).limit(ENOUGH).forEach(topic -> topics.put(topic, seen.get(topic)));
        return new SourceIdentity(side.clusterId(), topics);
    }

    /** Whether a side is that cluster; empty if the cluster ids are equal and no topic decides. */
    public Optional<Boolean> matches(Side side) throws UnknownException {
        return clusterId.equals(side.clusterId()) ? matches(topics, side.topics()) : Optional.of(false);
    }

    /** Whether topics are those of one cluster; empty if none is on both sides with an id. */
    static Optional<Boolean> matches(Map<String, Uuid> one, Map<String, Uuid> other) {
        Map<String, Uuid> common = new TreeMap<>(one);
        common.keySet().retainAll(other.keySet());
        common.keySet()
                .removeIf(topic -> Uuid.ZERO_UUID.equals(one.get(topic)) || Uuid.ZERO_UUID.equals(other.get(topic)));
        return common.isEmpty()
                ? Optional.empty()
                : Optional.of(common.entrySet().stream()
                        .anyMatch(topic -> topic.getValue().equals(other.get(topic.getKey()))));
    }

    /** One line without colons. */
    public String text() {
        return URLEncoder.encode(clusterId, StandardCharsets.UTF_8)
                + topics.entrySet().stream()
                        .map(topic -> " " + topic.getKey() + "=" + topic.getValue())
                        .collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException if it is no {@link #text} */
    public static SourceIdentity parse(String text) {
        String[] parts = text.split(" ");
        Map<String, Uuid> topics = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('=');
            if (end < 0) {
                throw new IllegalArgumentException(text);
            }
            topics.put(parts[i].substring(0, end), Uuid.fromString(parts[i].substring(end + 1)));
        }
        return new SourceIdentity(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), topics);
    }
}
