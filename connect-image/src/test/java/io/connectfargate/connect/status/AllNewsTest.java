package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllNewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void addsTheRestartsOfAllWorkers() {
        AllNews news = new AllNews(Map.of("a:1", restarts(2, 0), "b:1", restarts(3, 1)), Map.of(), List.of());

        JsonNode connector = written(news);

        assertThat(connector.path("restarts").asInt()).isEqualTo(5);
        assertThat(connector.path("givenUp").asInt()).isEqualTo(1);
        assertThat(connector.path("offsetSyncsFail").asBoolean(true)).isFalse();
    }

    @Test
    void knowsNoSumWhileAWorkerTellsNothing() {
        Map<String, JsonNode> answers = Map.of("a:1", restarts(2, 0));

        assertThat(written(new AllNews(answers, Map.of("b:1", "no answer"), List.of()))
                        .path("restarts")
                        .isNull())
                .isTrue();
        JsonNode older = written(new AllNews(answers, Map.of(), List.of("b:1")));
        assertThat(older.path("givenUp").isNull()).isTrue();
        assertThat(older.path("offsetSyncsFail").isNull()).isTrue();
    }

    @Test
    void saysWhichWorkersTold() {
        ObjectNode status = JSON.createObjectNode();

        new AllNews(Map.of("a:1", restarts(0, 0)), Map.of("b:1", "no answer"), List.of("c:1"))
                .writeWorkers(status.putArray("workers"));

        assertThat(status.path("workers").toString())
                .isEqualTo("[{\"worker\":\"a:1\",\"answers\":true},{\"worker\":\"b:1\",\"answers\":false},"
                        + "{\"worker\":\"c:1\",\"answers\":null}]");
    }

    @Test
    void knowsWhatTheTargetRejectsFromTheWorkerThatRunsTheConnector() {
        ObjectNode runs = (ObjectNode) restarts(0, 0);
        runs.putObject("rejected").putObject("mm2-msc").put("orders", "The target rejects records: too large.");

        AllNews news = new AllNews(Map.of("a:1", restarts(0, 0), "b:1", runs), Map.of(), List.of());

        assertThat(news.rejected("mm2-msc")).isEqualTo(Map.of("orders", "The target rejects records: too large."));
        assertThat(news.rejected("other")).isEmpty();
    }

    private static JsonNode written(AllNews news) {
        ObjectNode connector = JSON.createObjectNode();
        news.writeRestarts("mm2-msc", connector);
        news.writeOffsetSyncs("mm2-msc", connector);
        return connector;
    }

    private static JsonNode restarts(int restarts, int givenUp) {
        ObjectNode news = JSON.createObjectNode();
        news.putObject("restarts")
                .putObject("mm2-msc")
                .put("restarts", restarts)
                .put("givenUp", givenUp);
        return news;
    }
}
