package org.apache.kafka.connect.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectfargate.replication.SameNameReplicationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place in Kafka's MirrorMaker where a policy is made, with and without an alias; in its package. */
class ReadersTest {
    private static final Map<String, Object> CLIENT = Map.of(
            "bootstrap.servers", "127.0.0.1:1", "replication.policy.class", SameNameReplicationPolicy.class.getName());

    /** What reads {@code replication.policy.class} makes policies: a new place in a new Kafka has to be tested. */
    @Test
    void areAllPlacesThatMakeAPolicy() throws Exception {
        Set<String> makers = new TreeSet<>();
        for (Class<?> ofJar : List.of(MirrorClient.class, MirrorSourceConnector.class)) {
            makers.addAll(classesWith(
                    ofJar, "Lorg/apache/kafka/connect/mirror/ReplicationPolicy;", "replication.policy.class"));
        }

        assertThat(makers).containsExactly("MirrorClientConfig", "MirrorConnectorConfig");
    }

    @Test
    void clientFindsCheckpointsSourcesAndHopsWithoutAnAlias() {
        for (String policy :
                List.of(SameNameReplicationPolicy.class.getName(), IdentityReplicationPolicy.class.getName())) {
            Map<String, Object> props = new HashMap<>(CLIENT);
            props.put("replication.policy.class", policy);
            ReplicationPolicy made = new MirrorClientConfig(props).replicationPolicy();
            MirrorClient client = new MirrorClient(null, made, Map.of());

            assertThat(made.checkpointsTopic("msksource")).isEqualTo("msksource.checkpoints.internal");
            assertThat(client.isCheckpointTopic("msksource.checkpoints.internal"))
                    .isTrue();
            assertThat(client.isHeartbeatTopic("msksource.heartbeats"))
                    .as(policy)
                    .isTrue();
            assertThat(client.isHeartbeatTopic("heartbeats")).isTrue();
            assertThat(client.isHeartbeatTopic("orders")).isFalse();
            assertThat(client.allSources("msksource.heartbeats")).containsExactly("msksource");
            assertThat(client.allSources("orders")).isEmpty();
            assertThat(client.countHopsForTopic("msksource.heartbeats", "msksource"))
                    .isEqualTo(1);
            assertThat(client.countHopsForTopic("orders", "msksource")).isEqualTo(-1);
            assertThat(client.isRemoteTopic("orders")).isFalse();
        }
    }

    @Test
    void clientWithAnAliasKnowsTheSourceOfEveryTopic() {
        Map<String, Object> props = new HashMap<>(CLIENT);
        props.put("source.cluster.alias", "eu.msk");
        MirrorClient client = new MirrorClient(null, new MirrorClientConfig(props).replicationPolicy(), Map.of());

        assertThat(client.isRemoteTopic("orders")).isTrue();
        assertThat(client.allSources("eu.msk.heartbeats")).containsExactly("eu.msk");
    }

    @Test
    void clientSeesAnAliasWithADot() {
        ReplicationPolicy policy = new MirrorClientConfig(CLIENT).replicationPolicy();

        assertThat(policy.topicSource("eu.msk.heartbeats")).isEqualTo("eu.msk");
        assertThat(policy.upstreamTopic("eu.msk.heartbeats")).isEqualTo("heartbeats");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "my source"})
    void clientIsRefusedAnAliasThatIsWrong(String alias) {
        Map<String, Object> props = new HashMap<>(CLIENT);
        props.put("source.cluster.alias", alias);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new MirrorClientConfig(props).replicationPolicy())
                .withMessageStartingWith(
                        "A connector or client without a name cannot name topics: source.cluster.alias");
    }

    /** A dedicated MirrorMaker's clients know no alias; its connectors have both, with a name and a class. */
    @Test
    void dedicatedMirrorMakerGivesItsConnectorsTheirAliases() {
        MirrorMakerConfig config = new MirrorMakerConfig(Map.of(
                "clusters", "a, b",
                "a.bootstrap.servers", "127.0.0.1:1",
                "b.bootstrap.servers", "127.0.0.1:2",
                "a->b.enabled", "true",
                "replication.policy.class", SameNameReplicationPolicy.class.getName()));

        assertThat(config.clientConfig("b").replicationPolicy().topicSource("orders"))
                .isNull();
        Map<String, String> connector =
                config.connectorBaseConfig(new SourceAndTarget("a", "b"), MirrorHeartbeatConnector.class);
        assertThat(connector).containsKeys("name", "connector.class");
        assertThat(new MirrorHeartbeatConfig(connector).replicationPolicy().topicSource("orders"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "connector.class", "task.class"})
    void connectorIsRefusedWithoutAnAlias(String property) {
        Map<String, Object> props = new HashMap<>(CLIENT);
        props.put(property, "mm2-cpc");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new MirrorClientConfig(props).replicationPolicy())
                .withMessageContaining("source.cluster.alias is missing");
    }

    /** The classes of a jar that hold all of these constants. */
    private static Set<String> classesWith(Class<?> ofJar, String... constants) throws IOException {
        Set<String> found = new TreeSet<>();
        try (ZipInputStream jar = new ZipInputStream(
                ofJar.getProtectionDomain().getCodeSource().getLocation().openStream())) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                String text = text(jar);
                if (entry.getName().endsWith(".class")
                        && text.contains("getConfiguredInstance")
                        && List.of(constants).stream().allMatch(text::contains)) {
                    found.add(entry.getName().replaceFirst(".*/", "").replace(".class", ""));
                }
            }
        }
        return found;
    }

    private static String text(InputStream entry) throws IOException {
        return new String(entry.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
