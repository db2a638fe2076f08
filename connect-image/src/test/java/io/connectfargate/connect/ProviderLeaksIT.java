package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.embedded.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stranger at the REST port tries in order to read the worker's variables and files. */
class ProviderLeaksIT {
    private static final String CANARY = "c4nary-of-the-worker";

    private static EmbeddedKafka kafka;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        worker = WorkerProcess.start(
                        Map.of("BROKERS", kafka.bootstrapServers(), "GROUP", "leaks", "HIDDEN_CANARY", CANARY))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        kafka.close();
    }

    @Test
    void refusesAProviderThatAConnectorBringsAlong() throws Exception {
        // When
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/x/config", """
                {"connector.class":"org.apache.kafka.connect.mirror.MirrorHeartbeatConnector","tasks.max":"1",
                 "source.cluster.alias":"a","target.cluster.alias":"b","target.cluster.bootstrap.servers":"%s",
                 "config.providers":"x",
                 "config.providers.x.class":"org.apache.kafka.common.config.provider.DirectoryConfigProvider",
                 "producer.override.linger.ms":"${x:/proc/self:environ}"}""".formatted(kafka.bootstrapServers()));

        // Then
        assertThat(answer.body()).doesNotContain(CANARY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(worker.log()).doesNotContain(CANARY);
    }
}
