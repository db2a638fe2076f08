package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file that users copy. */
interface ExampleCases {
    Bench bench();

    @Test
    default void runsTheExample() throws Exception {
        // Given
        Bench bench = bench();
        ServerCertificate certificate = ServerCertificate.create();
        bench.createTopic("orders", 1);
        try (FrontDoor secured = FrontDoor.openWithTls(
                bench.search.address(), certificate.server(), FrontDoor.basic("connect:" + PluginWorker.SECRET))) {
            Map<String, String> config = example();

            // When, with what is this machine's
            config.put("connection.url", secured.url());
            config.put("ssl.truststore.location", certificate.pem().toString());
            config.put("errors.deadletterqueue.topic.replication.factor", "1");
            bench.put("orders-search", config);
            bench.send("orders", "1", "{\"total\":1}");
            bench.send("orders", "2", "no object");
            bench.send("orders", "3", "{\"total\":3}");

            // Then
            bench.awaitCommitted("orders-search", 3);
            assertThat(bench.document("shop-orders", "3")
                            .path("_source")
                            .path("total")
                            .asInt())
                    .isEqualTo(3);
            assertThat(bench.request("GET", "/connectors/orders-search", "").body())
                    .doesNotContain(PluginWorker.SECRET);
            assertThat(bench.worker().log()).doesNotContain(PluginWorker.SECRET);
        }
    }

    private static Map<String, String> example() throws IOException {
        Path file = SourceTree.find().home().resolve("Configuration/connectors/examples/opensearch-sink.json");
        return Bench.JSON.readValue(file.toFile(), new TypeReference<>() {});
    }
}
