package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TaskPositionsTest {
    @Test
    void tellsAnotherWorkerWhatItKnows() {
        List<TaskPosition> positions = List.of(
                position("worker-1/mm2-msc-0/a", "orders", 0, 42, OptionalLong.of(10)),
                position("worker-1/mm2-msc-0/a", "orders", 1, 7, OptionalLong.empty()),
                position("worker-1/mm2-msc-1/b", "bills", 0, 0, OptionalLong.of(0)));

        assertThat(TaskPositions.read(TaskPositions.write(positions))).containsExactlyInAnyOrderElementsOf(positions);
    }

    @Test
    void knowsLessFromAnOlderWorker() throws Exception {
        String older = """
                {"readers":[{"connector":"mm2-msc","reader":"worker-1/a","seen":"2026-01-01T00:00:00Z",
                "offsets":{"orders":{"0":42}}}]}""";

        assertThat(TaskPositions.read(new ObjectMapper().readTree(older)))
                .containsExactly(position("worker-1/a", "orders", 0, 42, OptionalLong.empty()));
    }

    @Test
    void takesNothingThatItDoesNotUnderstand() throws Exception {
        assertThatThrownBy(() -> TaskPositions.read(new ObjectMapper()
                        .readTree("{\"readers\":[{\"seen\":\"soon\",\"offsets\":{\"orders\":{\"0\":1}}}]}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TaskPosition position(
            String reader, String topic, int partition, long offset, OptionalLong unbrokenFrom) {
        return new TaskPosition(
                "mm2-msc", reader, Observed.START, new TopicPartition(topic, partition), offset, unbrokenFrom);
    }
}
