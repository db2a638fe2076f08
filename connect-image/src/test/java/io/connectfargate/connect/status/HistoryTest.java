package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final History history = new History();

    @Test
    void hasOnePointForAMinuteAndNullWhereNobodyLooked() {
        history.add(NOON, totals(100));
        history.add(NOON.plusSeconds(15), totals(90));
        history.add(NOON.plusSeconds(180), totals(10));

        JsonNode written = written(history);

        assertThat(written.path("stepSeconds").asInt()).isEqualTo(60);
        assertThat(written.path("to").asText()).isEqualTo("2026-01-01T12:03:00Z");
        assertThat(written.path("left").toString()).isEqualTo("[90,null,null,10]");
        assertThat(written.path("arriving").toString()).isEqualTo("[1.5,null,null,1.5]");
        assertThat(written.path("copied").toString()).isEqualTo("[null,null,null,null]");
    }

    @Test
    void forgetsWhatIsOlderThanAnHour() {
        for (int i = 0; i < 500; i++) {
            history.add(NOON.plusSeconds(60L * i), totals(i));
        }

        JsonNode left = written(history).path("left");

        assertThat(left).hasSize(60);
        assertThat(left.get(0).asInt()).isEqualTo(440);
        assertThat(left.get(59).asInt()).isEqualTo(499);
    }

    @Test
    void isContinuedByAnotherLeader() {
        history.add(NOON, totals(100));
        history.add(NOON.plusSeconds(60), totals(90));
        History other = new History();

        other.restore(written(history));
        other.add(NOON.plusSeconds(120), totals(80));

        assertThat(written(other).path("left").toString()).isEqualTo("[100,90,80]");
    }

    @Test
    void beginsAnewWithWhatItCannotRead() {
        history.restore(JSON.createObjectNode().put("stepSeconds", 60).put("to", "noon"));
        history.restore(JSON.createObjectNode());

        assertThat(written(history).path("left")).isEmpty();
        history.add(NOON, totals(5));
        assertThat(written(history).path("left").toString()).isEqualTo("[5]");
    }

    private static ObjectNode totals(long lag) {
        return JSON.createObjectNode().put("lag", lag).put("arriving", 1.5).putNull("copying");
    }

    private static JsonNode written(History history) {
        ObjectNode node = JSON.createObjectNode();
        history.write(node);
        return node;
    }
}
