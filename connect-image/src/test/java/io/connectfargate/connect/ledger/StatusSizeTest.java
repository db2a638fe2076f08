package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.judgement.Judge;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Rules;
import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** A page asks every few seconds, all day. */
class StatusSizeTest {
    private static final int TOPICS = 100;
    private static final int PARTITIONS = 10;

    private final Map<String, TopicFacts> source = new HashMap<>();
    private final Map<String, TopicFacts> target = new HashMap<>();
    private final Map<TopicPartition, Progress> progress = new HashMap<>();
    private final Map<String, String> copies = new HashMap<>();

    @Test
    void takesSixtyKilobytesForAThousandPartitionsThatAreCopied() {
        // Given
        long end = 1_234_567_890;
        for (int i = 0; i < TOPICS; i++) {
            add("billing.invoices.of.country-" + i, end, end / (i + 1));
        }
        Judge judge = new Judge(Rules.DEFAULT);
        Ledger ledger = judge.next(Ledger.empty(), observation(Observed.START));
        ledger = judge.next(ledger, observation(Observed.START.plusSeconds(60)));
        // When
        Published status = Published.of(StatusDocument.summary(List.of(Observed.watched("mm2-msc", ledger))));
        // Then
        System.out.printf(
                "The status of %,d topics with %,d partitions: %,d bytes, %,d with gzip%n",
                TOPICS, TOPICS * PARTITIONS, status.plain().length, status.packed().length);
        assertThat(status.plain()).hasSizeLessThan(60_000);
        assertThat(status.packed()).hasSizeLessThan(10_000);
    }

    private Observation observation(Instant now) {
        return new Observation(now, copies, Side.of(source), Side.of(target), progress, List.of());
    }

    private void add(String topic, long end, long copied) {
        Map<Integer, PartitionFacts> logs = new HashMap<>();
        for (int i = 0; i < PARTITIONS; i++) {
            logs.put(i, PartitionFacts.of(Offsets.of(0, end)));
            Reading reading = Reading.position("worker/mm2-msc-0/life", copied, Observed.START);
            progress.put(new TopicPartition(topic, i), new Progress(OptionalLong.of(copied), Optional.of(reading)));
        }
        source.put(topic, TopicFacts.present(Optional.of(Uuid.randomUuid()), logs));
        target.put(topic, TopicFacts.present(Optional.of(Uuid.randomUuid()), logs));
        copies.put(topic, topic);
    }
}
