package io.connectfargate.connect.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final Map<String, String> MIRROR =
            Map.of("connector.class", "org.apache.kafka.connect.mirror.MirrorSourceConnector");
    private static final Map<String, String> OTHER = Map.of("connector.class", "com.example.DatabaseConnector");

    @Test
    void restartsATaskOfMirrorMakersAfterTenSeconds() {
        Plan plan = plan(true, new ConnectException("wrapper", new RecordTooLargeException("too large")), MIRROR);

        assertThat(plan).isEqualTo(new Plan(true, false, Duration.ofSeconds(10), "Restarted in 10 s"));
    }

    @Test
    void neverRestartsForAConfiguration() {
        for (Throwable error : new Throwable[] {
            new ConnectException("wrapper", new ConfigException("key", "value", "wrong")),
            new ConnectException("Failed to find any class that implements Connector and which name matches X"),
            new ClassNotFoundException("com.example.Missing")
        }) {
            assertThat(plan(true, error, MIRROR).restarts()).as("%s", error).isFalse();
        }
    }

    @Test
    void restartsWhenDnsDidNotAnswerWhichKafkaCallsAConfiguration() {
        Throwable error = new ConnectException(
                "wrapper", new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));

        assertThat(plan(true, error, MIRROR).restarts()).isTrue();
    }

    @Test
    void waitsForTheAccessCheckAfterARefusal() {
        for (Throwable error : new Throwable[] {
            new ConnectException("wrapper", new TopicAuthorizationException("no")),
            new SaslAuthenticationException("no")
        }) {
            Plan plan = plan(true, error, MIRROR);
            assertThat(plan.restarts()).isTrue();
            assertThat(plan.needsAccess()).isTrue();
        }
    }

    @Test
    void restartsOthersOnlyIfTheyAskForIt() {
        Throwable error = new IllegalStateException("x");

        assertThat(plan(true, error, OTHER).sentence()).contains("does not set", "\"restart.failed\": \"true\"");
        assertThat(plan(true, error, with(OTHER, "true")).restarts()).isTrue();
        assertThat(plan(true, new TopicAuthorizationException("no"), with(OTHER, "true")))
                .as("nobody tries its clusters")
                .extracting(Plan::restarts, Plan::needsAccess, Plan::delay)
                .containsExactly(true, false, Duration.ofMinutes(10));
    }

    @Test
    void isSwitchedOffForOneConnectorAndForAll() {
        Throwable error = new IllegalStateException("x");

        assertThat(plan(true, error, with(MIRROR, "false")).sentence()).contains("restart.failed is false");
        assertThat(plan(false, error, with(OTHER, "true")).sentence()).contains("RESTART_FAILED is off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MirrorSource",
                "MirrorCheckpointConnector",
                "org.apache.kafka.connect.mirror.MirrorHeartbeatConnector"
            })
    void knowsMirrorMakersByEveryNameThatConnectTakes(String name) {
        assertThat(Choice.isMirror(Map.of("connector.class", name))).isTrue();
    }

    private static Map<String, String> with(Map<String, String> config, String choice) {
        Map<String, String> more = new HashMap<>(config);
        more.put("restart.failed", choice);
        return more;
    }

    private static Plan plan(boolean on, Throwable error, Map<String, String> config) {
        return Plan.of(Failure.of(Utils.stackTrace(error)), new Choice(on), config, new Attempts(), 0);
    }
}
