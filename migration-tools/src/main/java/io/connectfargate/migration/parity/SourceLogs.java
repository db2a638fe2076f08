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
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What the source's brokers report of its logs, which is more than a reader of committed records sees. */
public interface SourceLogs {
    /**
     * Of each partition that the source has: its offsets, the high watermark among them, and which producer holds a transaction open.
     *
     * @throws InterruptedException if this thread is to stop
     */
    Map<TopicPartition, PartitionFacts> read(Collection<TopicPartition> partitions) throws InterruptedException;

    /**
     * Which transactional id a producer has, as a part of a sentence.
     *
     * @throws InterruptedException if this thread is to stop
     */
    String transactionalId(long producer) throws InterruptedException;

    /** Where the source is, for a command that the user is to enter. */
    String bootstrapServers();

    /** Those of a cluster. Does not close the client. */
    static SourceLogs of(Admin admin, String bootstrapServers) {
        return new Reported(admin, bootstrapServers);
    }

    /** As brokers report them. */
    final class Reported implements SourceLogs {
        /** Topics are described each time, and so many partitions asked for their producers. */
        private static final ReaderSettings SETTINGS =
                new ReaderSettings(Duration.ofSeconds(30), 1, Integer.MAX_VALUE, 1000, Duration.ZERO);

        private final Admin admin;
        private final String bootstrapServers;
        private final ClusterReader reader;

        private Reported(Admin admin, String bootstrapServers) {
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
        private static TopicFacts requireKnown(String topic, TopicFacts facts) {
            if (facts.presence() == TopicFacts.Presence.UNKNOWN) {
                throw new Failure(
                        ExitCode.UNAVAILABLE,
                        "Topic " + topic + " cannot be read on the source: "
                                + facts.problem().orElse("no broker reports it") + ".");
            }
            return facts;
        }

        @Override
        public String transactionalId(long producer) throws InterruptedException {
            try {
                ListTransactionsOptions options = new ListTransactionsOptions()
                        .filterProducerIds(Set.of(producer))
                        .timeoutMs(Math.toIntExact(SETTINGS.limit().toMillis()));
                return admin.listTransactions(options).all().get().stream()
                        .map(TransactionListing::transactionalId)
                        .findFirst()
                        .map(id -> "transactional id " + id)
                        .orElse("no transactional id is reported for it");
            } catch (ExecutionException | KafkaException e) {
                return unknownId(e.getCause() == null ? e : e.getCause());
            }
        }

        @Override
        public String bootstrapServers() {
            return bootstrapServers;
        }

        private static String unknownId(Throwable failure) {
            return failure instanceof UnsupportedVersionException
                    ? "the brokers are too old to report its transactional id"
                    : "its transactional id cannot be read: " + failure.getMessage();
        }
    }
}
