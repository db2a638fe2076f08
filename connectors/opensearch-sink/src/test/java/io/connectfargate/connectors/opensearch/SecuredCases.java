package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** TLS, and requests that are signed for AWS. */
interface SecuredCases {
    Bench bench();

    @Test
    default void signsItsRequests() throws Exception {
        // Given
        Bench bench = bench();
        ServerCertificate certificate = ServerCertificate.create();
        Signature guard = new Signature(PluginWorker.AWS_KEYS, "eu-central-1");
        try (FrontDoor domain = FrontDoor.openWithTls(bench.search.address(), certificate.server(), guard)) {
            Map<String, String> config = bench.sink("signed");
            config.put("connection.url", domain.url());
            config.put("ssl.truststore.location", certificate.pem().toString());
            config.put("aws.signing.region", "eu-west-1");

            // When
            String rejection = bench.rejection("signed", config);

            // Then
            assertThat(rejection).contains("Access denied. Check aws.signing.region");

            // When
            config.put("aws.signing.region", "eu-central-1");
            bench.createTopic("signed", 1);
            bench.put("signed", config);
            bench.send("signed", "a", "{\"n\":\"" + "x".repeat(20_000) + "\"}");

            // Then
            bench.awaitCommitted("signed", 1);
            assertThat(bench.document("signed", "a").path("_source").path("n").asText())
                    .hasSize(20_000);
        }
    }

    @Test
    default void connectsWithTls() throws Exception {
        // Given
        Bench bench = bench();
        ServerCertificate certificate = ServerCertificate.create();
        try (FrontDoor secured =
                FrontDoor.openWithTls(bench.search.address(), certificate.server(), (exchange, body) -> 0)) {
            Map<String, String> config = bench.sink("secured");
            config.put("connection.url", secured.url());

            // When
            String rejection = bench.rejection("secured", config);

            // Then
            assertThat(rejection).contains("TLS failed", "ssl.truststore.location");

            // When
            config.put("ssl.truststore.location", certificate.pem().toString());
            bench.createTopic("secured", 1);
            bench.put("secured", config);
            bench.send("secured", "a", "{\"n\":0}");

            // Then
            bench.awaitCommitted("secured", 1);
            bench.request("DELETE", "/connectors/secured", "");
        }
    }
}
