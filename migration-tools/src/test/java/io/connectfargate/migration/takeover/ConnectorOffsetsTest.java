package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.migration.Failure;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorOffsetsTest {
    private static final String PATH = "/connectors/mm2-msc/offsets";
    private static final TopicPartition LONDON_0 = new TopicPartition("london", 0);
    private static final TopicPartition LONDON_1 = new TopicPartition("london", 1);

    private FakeWorker worker;
    private ConnectorOffsets offsets;

    @BeforeEach
    void start() throws Exception {
        worker = new FakeWorker();
        offsets = new ConnectorOffsets(worker.rest(), "mm2-msc", "msksource");
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void writesWhatConnectExpects() throws Exception {
        worker.on("PATCH " + PATH, 200, "{\"message\":\"done\"}");

        offsets.write(Map.of(LONDON_1, 89L), written -> {});

        assertThat(worker.requests())
                .containsExactly(
                        "PATCH " + PATH + " {\"offsets\":[{\"partition\":{\"cluster\":\"msksource\",\"partition\":1,"
                                + "\"topic\":\"london\"},\"offset\":{\"offset\":89}}]}");
    }

    @Test
    void shutsOutTasksByATombstoneThatRemovesNothing() throws Exception {
        worker.on("PATCH " + PATH, 200, "{\"message\":\"done\"}");

        offsets.fence();

        assertThat(worker.requests())
                .containsExactly(
                        "PATCH " + PATH + " {\"offsets\":[{\"partition\":{\"fence\":\"migrate\"},\"offset\":null}]}");
    }

    @Test
    void triesAgainWhileTheWorkerIsBusy() throws Exception {
        worker.on("PATCH " + PATH, 409, "{\"error_code\":409,\"message\":\"rebalance\"}")
                .on("PATCH " + PATH, 429, "")
                .on("PATCH " + PATH, 404, "<html>")
                .on("PATCH " + PATH, 500, "{\"error_code\":500,\"message\":\"timed out\"}")
                .on("PATCH " + PATH, 200, "{}");

        offsets.write(Map.of(LONDON_0, 1L), written -> {});

        assertThat(worker.requests()).hasSize(5);
    }

    @Test
    void writesSmallerPortionsWhereOneIsTooLarge() throws Exception {
        worker.on("PATCH " + PATH, 413, "").on("PATCH " + PATH, 413, "").on("PATCH " + PATH, 200, "{}");
        Map<TopicPartition, Long> many = new TreeMap<>(StoredOffsets.ORDER);
        for (int partition = 0; partition < 2_500; partition++) {
            many.put(new TopicPartition("london", partition), 1L);
        }
        long[] written = {0};

        offsets.write(many, some -> written[0] += some);

        assertThat(written[0]).isEqualTo(2_500);
        assertThat(worker.requests()).hasSize(2 + 10);
        assertThat(worker.requests().get(2)).contains("\"partition\":249,").doesNotContain("\"partition\":250,");
    }

    @Test
    void sendsNothingWithoutOffsets() throws Exception {
        offsets.write(Map.of(), written -> {});

        assertThat(worker.requests()).isEmpty();
    }

    @Test
    void saysWhyConnectRejects() {
        worker.on("PATCH " + PATH, 400, "{\"error_code\":400,\"message\":\"must be stopped\"}");

        assertThatThrownBy(() -> offsets.write(Map.of(LONDON_0, 1L), written -> {}))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("PATCH " + PATH + " was answered with 400, must be stopped");
    }

    @Test
    void namesWhatDiffersWhenReadBack() throws Exception {
        worker.on("GET " + PATH, 200, stored("msksource", 0, 5));

        offsets.requireEqual(Map.of(LONDON_0, 5L));

        assertThatThrownBy(() -> offsets.requireEqual(Map.of(LONDON_0, 6L)))
                .hasMessageContaining("london-0 has 5, expected 6");
        assertThatThrownBy(() -> offsets.requireEqual(Map.of())).hasMessageContaining("london-0 has 5, expected none");
        assertThatThrownBy(() -> offsets.requireEqual(Map.of(LONDON_0, 5L, LONDON_1, 7L)))
                .hasMessageContaining("london-1 has null, expected 7");
    }

    @Test
    void knowsWhatAnEarlierRunHasLeft() throws Exception {
        worker.on("GET " + PATH, 200, stored("msksource", 0, 5));

        assertThat(offsets.holdsOnly(Map.of(LONDON_0, 5L, LONDON_1, 7L))).isTrue();
        assertThat(offsets.holdsOnly(Map.of(LONDON_0, 6L))).isFalse();
        assertThat(offsets.holdsOnly(Map.of())).isFalse();
    }

    @Test
    void knowsOffsetsOfAnotherSource() throws Exception {
        worker.on("GET " + PATH, 200, stored("other", 0, 5));

        assertThat(offsets.read()).isEmpty();
        assertThat(offsets.holdsOnly(Map.of(LONDON_0, 5L))).isFalse();
    }

    private static String stored(String cluster, int partition, long offset) {
        return "{\"offsets\":[{\"partition\":{\"cluster\":\"" + cluster + "\",\"partition\":" + partition
                + ",\"topic\":\"london\"},\"offset\":{\"offset\":" + offset + "}}]}";
    }
}
