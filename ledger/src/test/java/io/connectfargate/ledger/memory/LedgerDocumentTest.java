package io.connectfargate.ledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.ledger.judgement.Judge;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.Rules;
import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class LedgerDocumentTest {
    @Test
    void keepsIdsLossesAcknowledgementsAndOffsets() {
        Ledger ledger = losing();
        ledger = ledger.acknowledge(ledger.openLosses().get(0).id(), "ann", Instant.EPOCH);

        Ledger read = LedgerDocument.read(LedgerDocument.write(ledger));

        assertThat(read.tracks().values().iterator().next().losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.id()).isEqualTo("losing:orders-0:50-80");
                    assertThat(loss.acknowledgement())
                            .map(Loss.Acknowledgement::by)
                            .contains("ann");
                });
        assertThat(LedgerDocument.write(read)).isEqualTo(LedgerDocument.write(ledger));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        String document = LedgerDocument.write(losing())
                .replace("\"version\":1", "\"version\":1,\"later\":[1]")
                .replace("\"done\"", "\"later\":{},\"done\"");

        assertThat(LedgerDocument.read(document).openLosses()).hasSize(1);
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        assertThatThrownBy(() -> LedgerDocument.read("{\"version\":2}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("Upgrade all workers");
        assertThatThrownBy(() -> LedgerDocument.read("{")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> LedgerDocument.read("{\"version\":1,\"topics\":{\"a\":{\"0\":{\"reach\":{}}}}}"))
                .hasMessageContaining("lacks done");
    }

    private static Ledger losing() {
        Judge judge = new Judge(Rules.DEFAULT);
        return judge.next(judge.next(Ledger.empty(), look(0)), look(80));
    }

    private static Observation look(long start) {
        Side side = Side.of(Map.of(
                "orders",
                TopicFacts.present(Optional.of(new Uuid(1, 1)), Map.of(0, PartitionFacts.of(Offsets.of(start, 100))))));
        Progress progress = new Progress(OptionalLong.of(50), Optional.empty());
        return new Observation(
                Instant.EPOCH.plusSeconds(start),
                Map.of("orders", "orders"),
                side,
                side,
                Map.of(new TopicPartition("orders", 0), progress),
                List.of());
    }
}
