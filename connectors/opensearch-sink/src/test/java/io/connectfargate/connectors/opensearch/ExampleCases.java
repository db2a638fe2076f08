package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.connectfargate.testsupport.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file that users copy. */
interface ExampleCases {
    Bench bench();

    @Test
    default void runsTheExample() throws Exception {
        // Given
        Bench bench = bench();
        ServerCertificate certificate = ServerCertificate.create(
                Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tls-"));
        String credentials = "connect:" + PluginWorker.SECRET;
        String right = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        bench.createTopic("orders", 1);
        try (FrontDoor secured = FrontDoor.openWithTls(
                bench.search.address(),
                certificate.server(),
                (exchange, body) -> right.equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 0 : 401)) {
            Map<String, String> config = Bench.JSON.readValue(
                    Files.readString(
                            SourceTree.find().home().resolve("Configuration/connectors/examples/opensearch-sink.json")),
                    new TypeReference<>() {});

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
            bench.request("DELETE", "/connectors/orders-search", "");
        }
    }
}
