package io.connectfargate.connect.findings;

import io.connectfargate.checks.identity.Side;
import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * The topics of a source connector and their copies.
 *
 * @param partitions of each topic that is copied
 * @param copies each copy that is there, by the topic's name
 * @param copyPartitions of each copy that is there, by the topic's name
 */
record Copies(Map<String, Integer> partitions, Map<String, String> copies, Map<String, Integer> copyPartitions) {
    private static final int NAMED = 10;

    /** @throws UnknownException if a cluster does not report it */
    static Copies of(MirrorConnector connector, Side source, Side target) throws UnknownException {
        List<String> topics =
                source.topics().keySet().stream().filter(connector::wantsTopic).toList();
        Map<String, Integer> partitions = count(source.describe(topics));
        Map<String, String> copies = new TreeMap<>();
        Set<String> existing = target.topics().keySet();
        topics.stream()
                .filter(topic -> existing.contains(connector.targetName(topic)))
                .forEach(topic -> copies.put(topic, connector.targetName(topic)));
        Map<String, Integer> found = count(target.describe(copies.values()));
        Map<String, Integer> copyPartitions = new HashMap<>();
        copies.forEach((topic, copy) -> copyPartitions.put(topic, found.get(copy)));
        return new Copies(partitions, copies, copyPartitions);
    }

    /** The first ten of these, and how many more there are. */
    static String some(List<String> texts) {
        String named = texts.stream().limit(NAMED).collect(Collectors.joining(", "));
        return texts.size() <= NAMED ? named : named + " and " + (texts.size() - NAMED) + " more";
    }

    private static Map<String, Integer> count(Map<String, TopicDescription> topics) {
        Map<String, Integer> partitions = new TreeMap<>();
        topics.forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }
}
