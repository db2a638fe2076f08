package io.connectfargate.connect.identity;

import io.connectfargate.checks.identity.UnknownException;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an offset is stored, the records before it must be on the target: a copy that is gone would begin in the middle. */
final class MissingCopyRule implements IdentityRule {
    private static final Logger log = LoggerFactory.getLogger(MissingCopyRule.class);
    private static final int SHOWN_PARTITIONS = 10;

    @Override
    public List<Refusal> refusals(Subject subject) throws UnknownException {
        Set<String> topics = NewTopics.of(subject);
        if (topics.isEmpty()) {
            return List.of();
        }
        MirrorConnector connector = subject.connector();
        StoredOffsets stored = new StoredOffsets(connector, subject.offsets());
        topics.retainAll(stored.topics());
        Map<String, String> byCopy = new TreeMap<>();
        topics.forEach(topic -> byCopy.put(connector.targetName(topic), topic));
        TargetTopics copies = new TargetTopics(subject.target(), byCopy.keySet());
        if (!copies.hidden().isEmpty()) {
            log.warn(
                    "Connector {} continues after its stored offsets in topics that could not be checked for existence"
                            + " ({}); the login needs DESCRIBE on them",
                    subject.name(),
                    Names.of(copies.hidden()));
        }
        Set<String> gone = new TreeSet<>();
        copies.absent().forEach(copy -> gone.add(byCopy.get(copy)));
        return gone.isEmpty()
                ? List.of()
                : List.of(new Refusal(Allowance.MISSING_COPY, sentence(subject, stored, gone)));
    }

    private static String sentence(Subject subject, StoredOffsets stored, Set<String> gone) {
        long records = gone.stream()
                .flatMap(topic -> stored.of(topic).values().stream())
                .mapToLong(last -> last + 1)
                .sum();
        String topic = gone.iterator().next();
        int partition = stored.of(topic).firstKey();
        return "The " + subject.target().named() + " no longer has the topics that " + subject.name()
                + " has copied ("
                + Names.of(gone) + "): it would continue after the stored offsets, such as "
                + stored.of(topic).get(partition) + " of " + topic + "-" + partition + ", and up to " + records
                + " records before them would be missing. If this is not the cluster used before, correct its address;"
                + " to copy the topics again, delete their offsets while the connector is STOPPED (PATCH /connectors/"
                + subject.name() + "/offsets with " + body(subject, stored, gone) + "; docs/backup.md); "
                + Allowance.MISSING_COPY.wayOut() + ".";
    }

    private static String body(Subject subject, StoredOffsets stored, Collection<String> topics) {
        List<String> entries = topics.stream()
                .flatMap(topic -> stored.of(topic).keySet().stream().map(partition -> entry(subject, topic, partition)))
                .toList();
        String shown = entries.stream().limit(SHOWN_PARTITIONS).collect(Collectors.joining(","));
        return "{\"offsets\":[" + shown + "]}"
                + (entries.size() > SHOWN_PARTITIONS
                        ? " and the other " + (entries.size() - SHOWN_PARTITIONS) + " partitions alike"
                        : "");
    }

    private static String entry(Subject subject, String topic, int partition) {
        return "{\"partition\":{\"cluster\":\"" + subject.connector().sourceAlias() + "\",\"partition\":" + partition
                + ",\"topic\":\"" + topic + "\"},\"offset\":null}";
    }
}
