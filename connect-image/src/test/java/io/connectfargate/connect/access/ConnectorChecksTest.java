package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.checks.diagnosis.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorChecksTest {
    @TempDir
    Path folder;

    @Test
    void printsTheReferenceToASecretAndNotWhatItResolvesTo() throws Exception {
        assertThat(sentences("secret"))
                .isNotEmpty()
                .allSatisfy(sentence ->
                        assertThat(sentence).contains(reference("secret")).doesNotContain("127.0.0.1"));
    }

    @Test
    void printsTheAddressBehindAReferenceToAnAddress() throws Exception {
        assertThat(sentences("brokers"))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence).contains("127.0.0.1:1"));
    }

    @Test
    void keepsSecretsOutOfWhatKafkaThrows() throws Exception {
        Map<String, String> config = heartbeats("brokers");
        config.put("emit.heartbeats.interval.seconds", reference("secret"));

        assertThatThrownBy(() -> checks().check("hbc", config, new SeenResources()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reference("secret"))
                .hasMessageNotContaining("127.0.0.1");
    }

    private List<String> sentences(String name) throws Exception {
        return checks().check("hbc", heartbeats(name), new SeenResources()).orElseThrow().problems().values().stream()
                .flatMap(List::stream)
                .map(Problem::sentence)
                .toList();
    }

    private Map<String, String> heartbeats(String name) {
        return new HashMap<>(Map.of(
                "connector.class", "MirrorHeartbeatConnector",
                "source.cluster.alias", "a",
                "target.cluster.alias", "b",
                "target.cluster.bootstrap.servers", reference(name)));
    }

    private ConnectorChecks checks() throws Exception {
        Files.writeString(folder.resolve("x.properties"), "secret=127.0.0.1:1\nbrokers=127.0.0.1:1");
        return new ConnectorChecks(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "config.providers", "file",
                        "config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider"),
                ConnectorChecksTest.class.getClassLoader());
    }

    private String reference(String name) {
        return "${file:" + folder.resolve("x.properties") + ":" + name + "}";
    }
}
