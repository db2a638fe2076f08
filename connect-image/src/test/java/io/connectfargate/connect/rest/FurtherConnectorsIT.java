package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.SecuredMigration;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the worker says of connectors that are none of MirrorMaker's, before and after they are created. */
class FurtherConnectorsIT {
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private static final Map<String, String> COMPLETE = Map.of(
            "example.url",
            "x",
            "key.converter",
            JSON,
            "value.converter",
            JSON,
            "topic.creation.default.replication.factor",
            "-1",
            "topic.creation.default.partitions",
            "1");

    @TempDir
    private static Path plugins;

    private static EmbeddedKafka target;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        ExamplePlugin.compile(plugins.resolve("example"));
        target = EmbeddedKafka.start(1, Map.of("auto.create.topics.enable", "false"));
        worker = WorkerProcess.start(Map.of(
                        "BROKERS",
                        target.bootstrapServers(),
                        "GROUP",
                        "further",
                        "CONNECT_PLUGIN_PATH",
                        plugins.toString(),
                        "SECRET_EXAMPLE_PASSWORD",
                        "in plain sight"))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        target.close();
    }

    @Test
    void answers400WithTheReasonWhereAValidationThrows() {
        HttpResponse<String> answer =
                put("throws", ExamplePlugin.THROWS, Map.of("example.url", "${env:SECRET_EXAMPLE_PASSWORD}x"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("in plain sight");

        answer = put("throws", ExamplePlugin.THROWS, Map.of("example.url", "odbc:x"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "Connector throws was rejected; nothing was changed.",
                        "Its validation failed: IllegalStateException: no driver for odbc:x");
    }

    @Test
    void answers400WithTheErrorsWhereAPluginDefinesAKeyWithoutAValue() {
        HttpResponse<String> answer = put("valueless", ExamplePlugin.WITHOUT_VALUE, Map.of("example.url", "x"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("example.url must begin with jdbc:").doesNotContain("Cannot invoke");
    }

    @Test
    void rejectsAReferenceThatStaysLiteral() {
        HttpResponse<String> answer = put("literal", ExamplePlugin.SOURCE, Map.of("a.password", "${env:DB_PASSWORD}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("${env:DB_PASSWORD}, which connectors may not read", "SECRET_DB_PASSWORD");
    }

    @Test
    void acceptsASoundOneAndReportsWhatIsProbablyNotMeant() throws Exception {
        // When
        HttpResponse<String> answer = put(
                "sound",
                ExamplePlugin.SOURCE,
                Map.of("exmaple.url", "x", "a.password", "${env:SECRET_EXAMPLE_PASSWORD}"));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(findings("sound"))
                        .contains("no-converter", "no-topic-creation", "unread-key", "It defines example.url"));
        assertThat(findings("sound")).doesNotContain("in plain sight");

        // When
        answer = put("sound", ExamplePlugin.SOURCE, COMPLETE);

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(findings("sound")).contains("\"findings\":[]"));
    }

    private static String findings(String connector) throws Exception {
        return worker.request("GET", "/findings/" + connector, "").body();
    }

    private static HttpResponse<String> put(String name, String type, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(more);
        config.put("connector.class", type);
        return worker.insist("PUT", "/connectors/" + name + "/config", SecuredMigration.json(config));
    }
}
