package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.groups.GroupState;
import io.connectfargate.connect.status.AllNews;
import io.connectfargate.connect.status.Composition;
import io.connectfargate.connect.status.LedgerLogs;
import io.connectfargate.connect.status.Samples;
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
import java.util.SortedMap;
import java.util.TreeMap;
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
        Published status = Published.of(status(ledger));
        // Then
        System.out.printf(
                "The status of %,d topics with %,d partitions: %,d bytes, %,d with gzip%n",
                TOPICS, TOPICS * PARTITIONS, status.plain().length, status.packed().length);
        assertThat(status.plain()).hasSizeLessThan(60_000);
        assertThat(status.packed()).hasSizeLessThan(10_000);
    }

    /** With three connectors of 26 tasks in all, 60 groups, 8 findings and an hour of history. */
    private static ObjectNode status(Ledger ledger) {
        Composition composition = new Composition(true);
        Composition.Seen seen = new Composition.Seen(
                Map.of("mm2-msc", ledger),
                new LedgerLogs(Map.of("msksource", List.of(ledger))),
                states(),
                Optional.of(List.of(Samples.groups(GroupState.READY, 60))),
                new AllNews(Map.of("10.0.3.17:8083", findings()), Map.of(), List.of()));
        ObjectNode status = new ObjectMapper().createObjectNode();
        for (int i = 0; i < 130; i++) {
            status = StatusDocument.summary(List.of(Observed.watched("mm2-msc", ledger)));
            composition.complete(status, seen, Observed.START.plusSeconds(60L * i));
        }
        assertThat(status.path("history").path("left")).hasSize(60);
        assertThat(status.path("groups")).hasSize(60);
        assertThat(status.path("groups").get(0).path("behind").asLong()).isPositive();
        return status;
    }

    private static SortedMap<String, ObjectNode> states() {
        SortedMap<String, ObjectNode> states = new TreeMap<>();
        Map.of("mm2-msc", 24, "mm2-cpc", 1, "mm2-hbc", 1).forEach((name, tasks) -> {
            ObjectNode state = new ObjectMapper()
                    .createObjectNode()
                    .put("name", name)
                    .put("role", name.equals("mm2-msc") ? "source" : "checkpoint")
                    .put("state", "RUNNING")
                    .putNull("reason")
                    .put("worker", "10.0.3.17:8083");
            for (int i = 0; i < tasks; i++) {
                state.withArray("tasks")
                        .addObject()
                        .put("id", i)
                        .put("state", "RUNNING")
                        .put("worker", "10.0.3.17:8083");
            }
            state.putArray("failures");
            states.put(name, state);
        });
        return states;
    }

    private static ObjectNode findings() {
        ObjectNode news = new ObjectMapper().createObjectNode();
        for (int i = 0; i < 8; i++) {
            news.withArray("findings")
                    .addObject()
                    .put("connector", "mm2-msc")
                    .put("kind", "unread-key")
                    .put("key", "consumer.override.auto.offset.reset" + i)
                    .put(
                            "sentence",
                            "No component reads consumer.override.auto.offset.reset of connector mm2-msc: the key that is read"
                                    + " is source.consumer.auto.offset.reset. Use that one instead, or remove it.")
                    .put("since", "2026-01-01T00:00:00Z");
        }
        return news;
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
