package io.connectfargate.connect.metrics;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Sums the lag and the lead of MirrorMaker's source consumers by topic, each time it is asked.
 *
 * <p>Kafka shows both by partition (FetchMetricsManager of kafka-clients). By topic they are what a migration is watched by, at a
 * fraction of the series.
 */
public final class ReplicationBacklog implements ReplicationBacklogMXBean {
    private static final String NAME = "io.connectfargate:type=ReplicationBacklog";
    private static final String PARTITIONS =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*,topic=*,partition=*";
    /** How MirrorSourceTask names its consumer, behind the user's own client.id if there is one. */
    private static final Pattern SOURCE_CONSUMER =
            Pattern.compile("(?:.*\\|)?([^|]+->[^|]+\\|[^|]+)-\\d+\\|replication-consumer");

    private static final String[] ATTRIBUTES = {"records-lag", "records-lead"};

    private final MBeanServer server;

    ReplicationBacklog(MBeanServer server) {
        this.server = server;
    }

    /** Makes the MBean known to this JVM. To be called once. */
    public static void register() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            server.registerMBean(new ReplicationBacklog(server), new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Backlog> getTopics() {
        Map<Partition, ObjectName> partitions = new HashMap<>();
        query().forEach(name -> Partition.of(name).ifPresent(partition -> partitions.put(partition, name)));
        Map<String, Backlog> topics = new TreeMap<>();
        withoutDeprecated(partitions)
                .forEach((partition, name) -> read(name)
                        .ifPresent(sum -> topics.merge(partition.flow() + "|" + partition.topic(), sum, Sum::of)));
        return topics;
    }

    private Set<ObjectName> query() {
        try {
            return server.queryNames(new ObjectName(PARTITIONS), null);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until Kafka 5.0, a topic with a dot is there a second time with underscores. No cluster has two such topics. */
    private static Map<Partition, ObjectName> withoutDeprecated(Map<Partition, ObjectName> partitions) {
        Map<Partition, ObjectName> current = new HashMap<>(partitions);
        partitions.keySet().stream()
                .filter(partition -> partition.topic().contains("."))
                .map(Partition::withUnderscores)
                .forEach(current::remove);
        return current;
    }

    /** Nothing for a partition that no record was read of, or whose task has just ended. */
    private Optional<Backlog> read(ObjectName name) {
        try {
            Map<String, Long> values = server.getAttributes(name, ATTRIBUTES).asList().stream()
                    .collect(Collectors.toMap(Attribute::getName, value -> ((Number) value.getValue()).longValue()));
            return values.size() < ATTRIBUTES.length
                    ? Optional.empty()
                    : Optional.of(new Sum(values.get("records-lag"), values.get("records-lead")));
        } catch (InstanceNotFoundException e) {
            return Optional.empty();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a source consumer reads.
     *
     * @param client the consumer
     * @param flow SOURCE->TARGET|CONNECTOR
     */
    private record Partition(String client, String flow, String topic, String number) {
        static Optional<Partition> of(ObjectName name) {
            String client = unquoted(name, "client-id");
            Matcher consumer = SOURCE_CONSUMER.matcher(client);
            return consumer.matches()
                    ? Optional.of(new Partition(
                            client, consumer.group(1), unquoted(name, "topic"), unquoted(name, "partition")))
                    : Optional.empty();
        }

        Partition withUnderscores() {
            return new Partition(client, flow, topic.replace('.', '_'), number);
        }

        private static String unquoted(ObjectName name, String key) {
            String value = name.getKeyProperty(key);
            return value.startsWith("\"") ? ObjectName.unquote(value) : value;
        }
    }

    private record Sum(long lag, long lead) implements Backlog {
        static Backlog of(Backlog one, Backlog other) {
            return new Sum(one.getRecordsLag() + other.getRecordsLag(), one.getRecordsLead() + other.getRecordsLead());
        }

        @Override
        public long getRecordsLag() {
            return lag;
        }

        @Override
        public long getRecordsLead() {
            return lead;
        }
    }
}
