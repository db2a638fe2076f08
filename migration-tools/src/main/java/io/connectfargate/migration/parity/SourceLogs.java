package io.connectfargate.migration.parity;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.TopicFacts;
import io.connectfargate.ledger.reader.ClusterReader;
import io.connectfargate.ledger.reader.Questions;
import io.connectfargate.ledger.reader.ReaderSettings;
import io.connectfargate.migration.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** What a cluster's brokers report of its logs, of the source unless said otherwise: more than a reader of committed records sees. */
public interface SourceLogs {
    /**
     * Of each partition that the cluster has: its offsets, the high watermark among them, and which producer holds a transaction open.
     *
     * @throws InterruptedException if this thread is to stop
     */
    Map<TopicPartition, PartitionFacts> read(Collection<TopicPartition> partitions) throws InterruptedException;

    /**
     * What transaction coordinators report of producers, by producer id; an entry for each.
     *
     * @throws InterruptedException if this thread is to stop
     */
    Map<Long, Coordinated> coordinated(Set<Long> producers) throws InterruptedException;

    /** Where the cluster is, for a command that the user is to enter. */
    String bootstrapServers();

    /** Those of the source. Does not close the client. */
    static SourceLogs of(Admin admin, String bootstrapServers) {
        return of("source", admin, bootstrapServers);
    }

    /**
     * Those of a cluster. Does not close the client.
     *
     * @param side for messages: source or target
     */
    static SourceLogs of(String side, Admin admin, String bootstrapServers) {
        return new Reported(side, admin, bootstrapServers);
    }

    /** As brokers report them. */
    final class Reported implements SourceLogs {
        /** Topics are described each time, and all partitions that are given are asked for their producers. */
        private static final ReaderSettings SETTINGS =
                new ReaderSettings(Duration.ofSeconds(30), 1, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO);

        private final String side;
        private final Admin admin;
        private final String bootstrapServers;
        private final ClusterReader reader;

        private Reported(String side, Admin admin, String bootstrapServers) {
            this.side = side;
            this.admin = admin;
            this.bootstrapServers = bootstrapServers;
            reader = new ClusterReader(admin, SETTINGS, Clock.systemUTC());
        }

        @Override
        public Map<TopicPartition, PartitionFacts> read(Collection<TopicPartition> partitions)
                throws InterruptedException {
            Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
            Map<TopicPartition, PartitionFacts> found = new HashMap<>();
            reader.round(new Questions(topics, Set.copyOf(partitions), false))
                    .topics()
                    .forEach((topic, facts) -> requireKnown(topic, facts)
                            .partitions()
                            .forEach((number, partition) -> found.put(new TopicPartition(topic, number), partition)));
            found.keySet().retainAll(partitions);
            return found;
        }

        /** A topic that is not there is known, too. */
        private TopicFacts requireKnown(String topic, TopicFacts facts) {
            if (facts.presence() == TopicFacts.Presence.UNKNOWN) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Topic " + topic + " cannot be read on the " + side + ": "
                                + facts.problem().orElse("no broker reports it") + ".");
            }
            return facts;
        }

        @Override
        public Map<Long, Coordinated> coordinated(Set<Long> producers) throws InterruptedException {
            return new Coordinators(admin, SETTINGS.limit()).find(producers);
        }

        @Override
        public String bootstrapServers() {
            return bootstrapServers;
        }
    }
}
