package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict with each part in each condition. */
class OneVerdictTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<VerdictCase> all() {
        List<VerdictCase> all = new ArrayList<>();
        VerdictCase.TOPICS
                .keySet()
                .forEach(topics -> VerdictCase.CONNECTORS
                        .keySet()
                        .forEach(connector -> VerdictCase.GROUPS
                                .keySet()
                                .forEach(group -> VerdictCase.FINDINGS
                                        .keySet()
                                        .forEach(finding -> VerdictCase.WORKERS
                                                .keySet()
                                                .forEach(worker -> all.add(new VerdictCase(
                                                        topics, connector, group, finding, worker)))))));
        return all.stream();
    }

    @Test
    void isAsBadAsItsWorstPartInEachCombination() {
        List<VerdictCase> all = all().toList();

        assertThat(all).hasSize(1200).allSatisfy(one -> {
            JsonNode status = one.status();
            Map<String, Verdict> parts = OneVerdict.parts(status);
            assertThat(level(status)).as(one.toString()).isEqualTo(one.worst());
            assertThat(parts.get("topics").level()).isEqualTo(VerdictCase.TOPICS.get(one.topics()));
            assertThat(parts.get("connectors").level()).isEqualTo(VerdictCase.CONNECTORS.get(one.connector()));
            assertThat(parts.get("groups").level()).isEqualTo(VerdictCase.GROUPS.get(one.group()));
        });
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void isNotFineBesideATaskThatDoesNotRun(String state, Level level) {
        ObjectNode connector = VerdictCase.connector("RUNNING");
        connector.withArray("tasks").addObject().put("id", 3).put("state", state);
        if (state.equals("FAILED")) {
            connector.withArray("failures").add("Task 3 of connector mm2-msc has failed.");
        }

        assertThat(ConnectorVerdict.of(List.of(connector)).level()).isEqualTo(level);
    }

    static Stream<Arguments> connectors() {
        return Stream.of("RUNNING", "PAUSED", "UNASSIGNED", "RESTARTING", "A_WORD_TO_COME", "FAILED")
                .map(state -> Arguments.of(
                        state,
                        state.equals("RUNNING")
                                ? Level.FINE
                                : state.equals("FAILED") ? Level.CRITICAL : Level.WARNING));
    }

    @Test
    void namesTheReasonBeforeWhatFollowsFromItAndTheRestAfterwards() {
        JsonNode verdict = new VerdictCase("critical", "FAILED", "no-offsets", "no-copy", "all")
                .status()
                .path("verdict");

        assertThat(verdict.path("title").asText()).isEqualTo("A task has failed");
        assertThat(verdict.path("text").asText())
                .startsWith("Connector mm2-msc has failed.")
                .endsWith(" Also: topics; Groups need attention; The target does not create copies.");
    }

    @Test
    void becomesCriticalWithTheTaskThatFailsBetweenTwoRounds() {
        JsonNode before = new VerdictCase("fine", "RUNNING", "ready", "", "all").status();
        assertThat(level(before)).isEqualTo(Level.FINE);

        assertThat(FreshConnectors.into(before, VerdictCase.states("RUNNING"))).isSameAs(before);
        JsonNode after = FreshConnectors.into(before, VerdictCase.states("FAILED"));

        assertThat(level(after)).isEqualTo(Level.CRITICAL);
        assertThat(after.path("connectors").get(0).path("state").asText()).isEqualTo("FAILED");
        assertThat(after.path("connectors").get(0).path("reason").asText()).isEqualTo("It broke.");
        assertThat(after.path("connectors").get(0).path("restarts").asInt(-1)).isZero();
        JsonNode again = FreshConnectors.into(after, VerdictCase.states("RUNNING"));
        assertThat(level(again)).isEqualTo(Level.FINE);
        assertThat(again.path("connectors").get(0).has("reason")).isFalse();
    }

    @Test
    void doesNotBecomeFineWhereTheLeaderOfAnEarlierVersionSaysOtherwise() {
        ObjectNode old = JSON.createObjectNode();
        old.putObject("verdict")
                .put("level", "critical")
                .put("title", "Records are lost")
                .put("text", "At most 5.");

        JsonNode status = FreshConnectors.into(old, VerdictCase.states("RUNNING"));

        assertThat(status.path("verdict").path("title").asText()).isEqualTo("Records are lost");
    }

    @Test
    void isNotFineBeforeAnythingIsKnown() {
        assertThat(OneVerdict.of(Map.of()).level()).isEqualTo(Level.UNKNOWN);
    }

    private static Level level(JsonNode status) {
        return OneVerdict.read(status.path("verdict")).level();
    }
}
