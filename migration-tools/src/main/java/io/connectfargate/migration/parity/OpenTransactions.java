package io.connectfargate.migration.parity;

import io.connectfargate.ledger.observation.OpenTransaction;
import io.connectfargate.ledger.observation.PartitionFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Names what holds back records of a cluster that are acknowledged and cannot be read or copied. */
public final class OpenTransactions {
    private final SourceLogs logs;
    private final String side;
    private final Clock clock;

    /** Of the source. Asks nothing yet. */
    public OpenTransactions(SourceLogs logs) {
        this(logs, "source", Clock.systemUTC());
    }

    /** @param side for sentences: source or target */
    OpenTransactions(SourceLogs logs, String side, Clock clock) {
        this.logs = logs;
        this.side = side;
        this.clock = clock;
    }

    /**
     * What holds back one partition.
     *
     * @param sentence for the user
     * @param hanging whether it will not end by itself
     */
    record Found(TopicPartition partition, String sentence, boolean hanging) {}

    /**
     * A sentence or more for each of these partitions.
     *
     * @param held what lay behind an open transaction when they were read last
     * @throws InterruptedException if this thread is to stop
     */
    public List<String> name(SortedMap<TopicPartition, Held> held) throws InterruptedException {
        return find(held).stream().map(Found::sentence).toList();
    }

    /** The same with what it means. */
    List<Found> find(SortedMap<TopicPartition, Held> held) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        if (held.isEmpty()) {
            return found;
        }
        Map<TopicPartition, PartitionFacts> facts = logs.read(held.keySet());
        Map<Long, Coordinated> known = logs.coordinated(facts.values().stream()
                .flatMap(log -> log.transaction().stream())
                .map(OpenTransaction::producerId)
                .collect(Collectors.toSet()));
        Set<TopicPartition> abandoned = abandoned(facts, known);
        for (Map.Entry<TopicPartition, Held> range : held.entrySet()) {
            TopicPartition partition = range.getKey();
            PartitionFacts log = facts.get(partition);
            Optional<String> hangs = Optional.ofNullable(log)
                    .flatMap(PartitionFacts::transaction)
                    .flatMap(open -> HangingRule.reason(
                            open, known.get(open.producerId()), abandoned.contains(partition), clock.instant()));
            String sentence = sentence(partition, range.getValue(), log, known, hangs);
            found.add(new Found(partition, sentence, hangs.isPresent()));
        }
        return found;
    }

    /**
     * Transactions that partitions still have after their coordinator has none there. Read once more after the coordinator: it completes a
     * transaction when all partitions have its marker, so one that was about to end has ended by then.
     */
    private Set<TopicPartition> abandoned(Map<TopicPartition, PartitionFacts> facts, Map<Long, Coordinated> known)
            throws InterruptedException {
        Set<TopicPartition> without = new HashSet<>();
        facts.forEach((partition, log) -> log.transaction()
                .filter(open -> known.get(open.producerId()).isWithout(partition))
                .ifPresent(open -> without.add(partition)));
        if (without.isEmpty()) {
            return without;
        }
        Map<TopicPartition, PartitionFacts> again = logs.read(without);
        without.removeIf(partition -> !start(again.get(partition)).equals(start(facts.get(partition))));
        return without;
    }

    private static Optional<Long> start(PartitionFacts log) {
        return Optional.ofNullable(log).flatMap(PartitionFacts::transaction).map(OpenTransaction::start);
    }

    private String sentence(
            TopicPartition partition,
            Held held,
            PartitionFacts facts,
            Map<Long, Coordinated> known,
            Optional<String> hangs) {
        String waiting = String.format(Locale.ROOT, "%s: up to %,d records ", partition, held.offsets());
        if (facts != null
                && hangs.isEmpty()
                && facts.offsets().filter(log -> log.stable() >= held.to()).isPresent()) {
            return waiting + "waited for a transaction on the " + side + " that has ended only now. Verify again.";
        }
        return waiting + "wait for a transaction that is open on the " + side + " since offset " + held.from()
                + (facts == null ? "." : producer(partition, facts, known, hangs));
    }

    private String producer(
            TopicPartition partition, PartitionFacts facts, Map<Long, Coordinated> known, Optional<String> hangs) {
        if (facts.transaction().isEmpty()) {
            return ". Which producer holds it open is not known: "
                    + facts.transactionProblem().orElse("no broker reports one")
                    + ". Nor is it known whether it hangs.";
        }
        OpenTransaction found = facts.transaction().get();
        Coordinated coordinated = known.get(found.producerId());
        String advice = hangs.map(reason -> "It hangs: " + reason + ". Abort it: ")
                .orElse("Let its producer complete it. If the producer is gone for good, abort it: ");
        return " (" + coordinated.id() + ", producer " + found.producerId() + ", epoch " + found.producerEpoch()
                + ", last write at " + found.lastWrite().truncatedTo(ChronoUnit.SECONDS)
                + coordinated.begun().map(this::begun).orElse("") + "). " + advice + "kafka-transactions.sh"
                + " --bootstrap-server " + logs.bootstrapServers() + " abort --topic " + partition.topic()
                + " --partition " + partition.partition() + " --start-offset " + found.start() + ". Then verify again.";
    }

    private String begun(Instant at) {
        long age = Math.max(0, Duration.between(at, clock.instant()).toSeconds());
        return String.format(Locale.ROOT, ", started at %s, %,d s ago", at.truncatedTo(ChronoUnit.SECONDS), age);
    }
}
