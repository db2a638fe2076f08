package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.Coordinated;
import io.connectfargate.migration.parity.SourceLogs;
import io.connectfargate.migration.records.RecordReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What must arrive. */
class WorkloadTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition PAYMENTS = new TopicPartition("payments", 0);

    /** Behind the first two records is a transaction, up to the end of it all. */
    private final RecordReader source = reader(10, ORDERS);

    private final Logs logs = new Logs(new HashMap<>());

    @Test
    void isNotCompleteWithEverythingThatAReaderOfCommittedRecordsSees() throws InterruptedException {
        Workload workload = held();

        CopyProgress progress = CopyProgress.of(workload, Map.of(ORDERS, 1L));

        assertThat(progress.done()).isEqualTo(2);
        assertThat(progress.total()).isEqualTo(10);
        assertThat(progress.isComplete()).isFalse();
    }

    @Test
    void countsAPartitionOfWhichNothingIsVisible() throws InterruptedException {
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 0, 5)));

        assertThat(Workload.of(source, logs, Set.of(ORDERS)).offsets()).isEqualTo(5);
    }

    @Test
    void waitsForNoMoreThanLayThereAtTheStart() throws InterruptedException {
        Workload workload = held();
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 20, 30)));

        Workload refreshed = workload.refreshed(source, logs);

        assertThat(refreshed.held()).isEmpty();
        assertThat(refreshed.parts().get(ORDERS).last()).isEqualTo(9);
        assertThat(CopyProgress.of(refreshed, Map.of(ORDERS, 8L)).isComplete()).isFalse();
        assertThat(CopyProgress.of(refreshed, Map.of(ORDERS, 9L)).isComplete()).isTrue();
    }

    @Test
    void verifiesNothingIfTheEndOfALogCannotBeRead() {
        logs.report(ORDERS, PartitionFacts.unknown("no leader"));

        assertThatThrownBy(() -> Workload.of(source, logs, Set.of(ORDERS)))
                .isInstanceOf(Failure.class)
                .hasMessage("The end of orders-0 on the source cannot be read: no leader.");
    }

    @Test
    void verifiesNothingWithoutATopicThatWasDeletedOnTheSource() {
        logs.report(ORDERS, PartitionFacts.of(Offsets.of(0, 2)));

        assertThatThrownBy(() -> Workload.of(source, logs, Set.of(ORDERS, PAYMENTS)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("The source does not have these partitions")
                .hasMessageContaining("[payments-0]");
    }

    private Workload held() throws InterruptedException {
        logs.report(ORDERS, PartitionFacts.of(new Offsets(0, 2, 10)));
        return Workload.of(source, logs, Set.of(ORDERS));
    }

    /** Of a cluster with these partitions, each with so many records, and no others. */
    static RecordReader reader(int records, TopicPartition... partitions) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized void assign(Collection<TopicPartition> assigned) {
                super.assign(assigned);
                assigned.forEach(partition -> {
                    for (int offset = 0; offset < records; offset++) {
                        addRecord(new ConsumerRecord<>(
                                partition.topic(), partition.partition(), offset, new byte[] {1}, new byte[] {2}));
                    }
                });
            }
        };
        for (TopicPartition partition : partitions) {
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, (long) records));
            consumer.updatePartitions(
                    partition.topic(),
                    List.of(new PartitionInfo(partition.topic(), partition.partition(), null, null, null)));
        }
        return new RecordReader(consumer);
    }

    /** A source whose answers a test gives. */
    private record Logs(Map<TopicPartition, PartitionFacts> facts) implements SourceLogs {
        void report(TopicPartition partition, PartitionFacts found) {
            facts.put(partition, found);
        }

        @Override
        public Map<TopicPartition, PartitionFacts> read(Collection<TopicPartition> partitions) {
            Map<TopicPartition, PartitionFacts> found = new HashMap<>(facts);
            found.keySet().retainAll(partitions);
            return found;
        }

        @Override
        public Map<Long, Coordinated> coordinated(Set<Long> producers) {
            return Map.of();
        }

        @Override
        public String bootstrapServers() {
            return "b-1:9092";
        }
    }
}
