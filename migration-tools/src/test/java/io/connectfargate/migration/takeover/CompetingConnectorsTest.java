package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.mirror.IdentityReplicationPolicy;
import org.junit.jupiter.api.Test;

class CompetingConnectorsTest {
    private static final Set<String> TOPICS = Set.of("london", "paris");

    @Test
    void namesAConnectorThatCopiesTheSameTopics() throws Exception {
        assertThat(problems("org.apache.kafka.connect.mirror.MirrorSourceConnector", Map.of("topics", "lon.*, rome")))
                .singleElement()
                .asString()
                .contains("Connector old (STOPPED) copies london, too");
    }

    @Test
    void knowsReplicatorAndTheDefaultOfMirrorMaker() throws Exception {
        assertThat(problems("MirrorSourceConnector", Map.of()))
                .singleElement()
                .asString()
                .contains("london, paris");
        assertThat(problems(
                        "io.confluent.connect.replicator.ReplicatorSourceConnector",
                        Map.of("topic.whitelist", "paris")))
                .hasSize(1);
        assertThat(problems("io.confluent.connect.replicator.ReplicatorSourceConnector", Map.of("topic.regex", "x.*")))
                .isEmpty();
    }

    @Test
    void leavesOutOtherTopicsOtherConnectorsAndItself() throws Exception {
        assertThat(problems("MirrorSourceConnector", Map.of("topics", "rome"))).isEmpty();
        assertThat(problems("MirrorCheckpointConnector", Map.of("topics", "london")))
                .isEmpty();
        assertThat(problems("new", "MirrorSourceConnector", Map.of("topics", "london")))
                .isEmpty();
    }

    @Test
    void expectsEveryTopicBehindAFilterOfItsOwn() throws Exception {
        assertThat(problems("MirrorSourceConnector", Map.of("topic.filter.class", "our.Filter")))
                .hasSize(1);
    }

    private static List<String> problems(String type, Map<String, String> config) throws Exception {
        return problems("old", type, config);
    }

    private static List<String> problems(String name, String type, Map<String, String> config) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, String> all = new HashMap<>(config);
        all.put("connector.class", type);
        JsonNode connectors = mapper.valueToTree(Map.of(
                name,
                Map.of("info", Map.of("config", all), "status", Map.of("connector", Map.of("state", "STOPPED")))));
        return new CompetingConnectors(connectors, new IdentityReplicationPolicy()).problems("new", TOPICS);
    }
}
