package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.FreePorts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong is said when a connector is created. */
interface RejectedConfigurationCases {
    Bench bench();

    @Test
    default void rejectsAWrongPassword() throws Exception {
        // Given
        Bench bench = bench();
        try (FrontDoor guarded = FrontDoor.open(bench.search.address(), FrontDoor.basic("writer:right"))) {
            Map<String, String> config = bench.sink("guarded");
            config.put("connection.url", guarded.url());
            config.put("connection.username", "writer");
            config.put("connection.password", "not-the-right-one");

            // When
            String rejection = bench.rejection("guarded", config);

            // Then
            assertThat(rejection)
                    .contains(
                            "responded 401",
                            "Authentication failed. Check connection.username and connection.password.")
                    .doesNotContain("not-the-right-one");

            // When
            config.put("connection.password", "right");
            bench.createTopic("guarded", 1);
            bench.put("guarded", config);
            bench.send("guarded", "a", "{\"n\":0}");

            // Then
            bench.awaitCommitted("guarded", 1);
            bench.request("DELETE", "/connectors/guarded", "");
        }
    }

    @Test
    default void rejectsEverythingThatIsWrongAtOnce() throws Exception {
        // Given
        Bench bench = bench();
        Map<String, String> config = bench.sink("_orders,Sales,sales");
        int port = FreePorts.take();
        config.put("connection.url", "http://127.0.0.1:" + port);
        config.put("behavior.on.null.values", "explode");
        config.put("batch.size", "0");

        // When
        String rejection = bench.rejection("wrong", config);

        // Then
        assertThat(rejection)
                .contains("OpenSearch at http://127.0.0.1:" + port + " was not reached: the connection was rejected.")
                .contains("Topic _orders cannot be written to an index named '_orders': the name begins with _")
                .contains("Topics Sales and sales would both be written to index sales")
                .contains("behavior.on.null.values")
                .contains("batch.size");
    }
}
