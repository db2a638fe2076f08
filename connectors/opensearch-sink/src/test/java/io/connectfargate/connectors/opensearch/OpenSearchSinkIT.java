package io.connectfargate.connectors.opensearch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The plugin folder in a real worker, against a real OpenSearch. */
class OpenSearchSinkIT
        implements IndexingCases, ReplayCases, TroubleCases, RejectedConfigurationCases, SecuredCases, ExampleCases {
    private static Bench bench;

    @BeforeAll
    static void start() throws Exception {
        bench = Bench.start("opensearch-sink");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Override
    public Bench bench() {
        return bench;
    }
}
