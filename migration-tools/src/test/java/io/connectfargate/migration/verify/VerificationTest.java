package io.connectfargate.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.records.RecordReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition PAYMENTS = new TopicPartition("payments", 0);

    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void saysThatACopyDoesNotExistYetAndComparesTheOthers() throws InterruptedException {
        // Given
        Workload workload =
                Workload.of(reader(2, ORDERS, PAYMENTS), logs(2, ORDERS, PAYMENTS), Set.of(ORDERS, PAYMENTS));

        // When
        Verification.Report report = new Verification(workload, List.of(), nowhere)
                .run(reader(2, ORDERS, PAYMENTS), reader(2, ORDERS), logs(2, ORDERS, PAYMENTS));

        // Then
        assertThat(report.problems())
                .containsExactly("payments-0: 2 missing, 0 duplicated, 0 out of order, 0 not from the source"
                        + " (its copy does not exist yet)");
        assertThat(report.records()).isEqualTo(2);
    }

    @Test
    void verifiesNothingWithoutATopicThatWasDeletedOnTheSource() {
        assertThatThrownBy(() -> Workload.of(reader(2, ORDERS), logs(2, ORDERS), Set.of(ORDERS, PAYMENTS)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("The source does not have these partitions")
                .hasMessageContaining("[payments-0]");
    }

    @Test
    void verifiesNothingWithoutATopicThatIsDeletedOnTheSourceMeanwhile() throws InterruptedException {
        // Given
        Workload workload =
                Workload.of(reader(2, ORDERS, PAYMENTS), logs(2, ORDERS, PAYMENTS), Set.of(ORDERS, PAYMENTS));
        Verification verification = new Verification(workload, List.of(), nowhere);

        // When, then
        assertThatThrownBy(() -> verification.run(reader(2, ORDERS), reader(2, ORDERS, PAYMENTS), logs(2, ORDERS)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("[payments-0]");
    }

    private static SourceLogs logs(long records, TopicPartition... partitions) {
        ReportedLogs logs = new ReportedLogs();
        for (TopicPartition partition : partitions) {
            logs.report(partition, PartitionFacts.of(Offsets.of(0, records)));
        }
        return logs;
    }

    /** Of a cluster with these partitions, each with so many records, and no others. */
    static RecordReader reader(int records, TopicPartition... partitions) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized void assign(java.util.Collection<TopicPartition> assigned) {
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
}
