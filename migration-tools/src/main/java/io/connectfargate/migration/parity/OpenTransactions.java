package io.connectfargate.migration.parity;

import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/** Names what holds back records of the source that are acknowledged and cannot be copied. */
public final class OpenTransactions {
    private final SourceLogs logs;

    /** Asks nothing yet. */
    public OpenTransactions(SourceLogs logs) {
        this.logs = logs;
    }

    /**
     * A sentence or more for each of these partitions.
     *
     * @param held what lay behind an open transaction when they were read last
     * @throws InterruptedException if this thread is to stop
     */
    public List<String> name(SortedMap<TopicPartition, Held> held) throws InterruptedException {
        List<String> sentences = new ArrayList<>();
        if (held.isEmpty()) {
            return sentences;
        }
        Map<TopicPartition, PartitionFacts> facts = logs.read(held.keySet());
        for (Map.Entry<TopicPartition, Held> range : held.entrySet()) {
            sentences.add(sentence(range.getKey(), range.getValue(), facts.get(range.getKey())));
        }
        return sentences;
    }

    private String sentence(TopicPartition partition, Held held, PartitionFacts facts) throws InterruptedException {
        String waiting = String.format(Locale.ROOT, "%s: up to %,d records ", partition, held.offsets());
        if (facts != null
                && facts.offsets().filter(log -> log.stable() >= held.to()).isPresent()) {
            return waiting + "waited for a transaction on the source that has ended only now. Verify again.";
        }
        return waiting + "wait for a transaction that is open on the source since offset " + held.from()
                + (facts == null ? "." : producer(partition, facts));
    }

    private String producer(TopicPartition partition, PartitionFacts facts) throws InterruptedException {
        if (facts.transaction().isEmpty()) {
            return ". Which producer holds it open is not known: "
                    + facts.transactionProblem().orElse("no broker reports one") + ".";
        }
        OpenTransaction found = facts.transaction().get();
        return " (" + logs.transactionalId(found.producerId()) + ", producer " + found.producerId() + ", epoch "
                + found.producerEpoch() + ", last write at " + found.lastWrite().truncatedTo(ChronoUnit.SECONDS)
                + "). Let its producer complete it. If the producer is gone for good, abort it: kafka-transactions.sh"
                + " --bootstrap-server " + logs.bootstrapServers() + " abort --topic " + partition.topic()
                + " --partition "
                + partition.partition() + " --start-offset " + found.start() + ". Then verify again.";
    }
}
