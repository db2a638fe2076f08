package io.connectfargate.migration.parity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/**
 * What its transaction coordinator reports of a producer.
 *
 * @param id the transactional id, or why it is not known: a part of a sentence
 * @param reported empty if the coordinator did not report the transaction
 */
public record Coordinated(String id, Optional<TransactionDescription> reported) {
    /** In these states the last transaction is completed on all of its partitions, or there was none. */
    private static final Set<TransactionState> COMPLETED =
            Set.of(TransactionState.EMPTY, TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

    /** Of a producer that no coordinator reports. */
    static Coordinated unknown(String why) {
        return new Coordinated(why, Optional.empty());
    }

    /** Whether the coordinator reports that this producer has no transaction on the partition. */
    boolean isWithout(TopicPartition partition) {
        return reported.filter(transaction -> COMPLETED.contains(transaction.state())
                        || !transaction.topicPartitions().contains(partition))
                .isPresent();
    }

    /** When the transaction began, by the coordinator's clock. */
    Optional<Instant> begun() {
        return reported.filter(
                        transaction -> transaction.transactionStartTimeMs().isPresent())
                .map(transaction -> Instant.ofEpochMilli(
                        transaction.transactionStartTimeMs().getAsLong()));
    }

    /** After what time the coordinator aborts it. */
    Optional<Duration> timeout() {
        return reported.map(transaction -> Duration.ofMillis(transaction.transactionTimeoutMs()));
    }
}
