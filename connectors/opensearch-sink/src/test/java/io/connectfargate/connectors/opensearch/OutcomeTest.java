package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.opensearch.Outcome.Kind;
import io.connectfargate.connectors.opensearch.document.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "429, rejected_execution_exception, RETRY",
        "503, unavailable_shards_exception, RETRY",
        "403, cluster_block_exception, RETRY",
        "403, security_exception, FATAL",
        "404, index_not_found_exception, FATAL",
        "400, mapper_parsing_exception, REJECTED",
        "409, version_conflict_engine_exception, CONFLICT"
    })
    void tellsErrorsApart(int status, String type, Kind kind) throws Exception {
        String item =
                "{\"index\":{\"status\":%d,\"error\":{\"type\":\"%s\",\"reason\":\"r\"}}}".formatted(status, type);

        assertThat(Outcome.of(Json.MAPPER.readTree(item)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"index, 201", "index, 200", "delete, 200", "delete, 404"})
    void isDone(String action, int status) throws Exception {
        String item = "{\"%s\":{\"status\":%d}}".formatted(action, status);

        assertThat(Outcome.of(Json.MAPPER.readTree(item)).kind()).isEqualTo(Kind.DONE);
    }
}
