package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.Numbers;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.judgement.TopicEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateTextTest {
    @Test
    void givesTheCommandThatAcknowledgesExactlyTheOpenLoss() {
        Loss open = loss(50);
        Loss known = new Loss(
                open.kind(),
                open.partition(),
                0,
                10,
                open.records(),
                open.seen(),
                Optional.of(new Loss.Acknowledgement(Instant.EPOCH, "ann")));

        assertThat(StateText.LOSING.commands("ann's", topic(State.LOSING, List.of(known, open))))
                .containsExactly("curl -s -X POST -H 'Content-Type: application/json'"
                        + " http://$W:8083/migration/acknowledgements -d"
                        + " '{\"connector\":\"ann'\\''s\",\"id\":\"losing:orders-0:50-60\",\"by\":\"YOUR NAME\"}'");
    }

    @ParameterizedTest
    @EnumSource(StateText.class)
    void givesACommandForEachState(StateText text) {
        State state = State.valueOf(text.name());

        assertThat(text.commands("mm2-msc", topic(state, List.of(loss(0))))).isNotEmpty();
    }

    private static Loss loss(long from) {
        return new Loss(
                State.LOSING,
                new TopicPartition("orders", 0),
                from,
                from + 10,
                OptionalLong.of(10),
                Instant.EPOCH,
                Optional.empty());
    }

    private static TopicEntry topic(State state, List<Loss> losses) {
        Numbers none = new Numbers(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return new TopicEntry("orders", "orders", state, none, List.of(), new TreeMap<>(), losses);
    }
}
