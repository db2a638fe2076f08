package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.groups.CoveredGroups;
import io.connectfargate.connect.groups.GroupState;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict with each part in each condition. */
class OneVerdictTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Map<String, Level> TOPICS =
            Map.of("fine", Level.FINE, "warning", Level.WARNING, "unknown", Level.UNKNOWN, "critical", Level.CRITICAL);
    private static final Map<String, Level> CONNECTORS =
            Map.of("RUNNING", Level.FINE, "PAUSED", Level.WARNING, "UNKNOWN", Level.UNKNOWN, "FAILED", Level.CRITICAL);
    private static final Map<String, Level> GROUPS = Map.of(
            "ready", Level.FINE,
            "no-offsets", Level.WARNING,
            "unknown", Level.UNKNOWN,
            "unread", Level.UNKNOWN,
            "not-looked", Level.UNKNOWN);
    private static final Map<String, Level> FINDINGS = Map.of(
            "", Level.FINE,
            "unread-key", Level.FINE,
            "not-looked-at", Level.UNKNOWN,
            "of-a-later-version", Level.UNKNOWN,
            "no-copy", Level.CRITICAL);
    private static final Map<String, Level> WORKERS =
            Map.of("all", Level.FINE, "older", Level.FINE, "silent", Level.UNKNOWN);

    record Case(String topics, String connector, String group, String finding, String worker) {
        Level worst() {
            return TOPICS.get(topics)
                    .or(CONNECTORS.get(connector))
                    .or(GROUPS.get(group))
                    .or(FINDINGS.get(finding))
                    .or(WORKERS.get(worker));
        }
    }

    static Stream<Case> all() {
        List<Case> all = new ArrayList<>();
        TOPICS.keySet()
                .forEach(topics -> CONNECTORS
                        .keySet()
                        .forEach(connector -> GROUPS.keySet()
                                .forEach(group -> FINDINGS.keySet()
                                        .forEach(finding -> WORKERS.keySet()
                                                .forEach(worker -> all.add(
                                                        new Case(topics, connector, group, finding, worker)))))));
        return all.stream();
    }

    @Test
    void isAsBadAsItsWorstPartInEachCombination() {
        List<Case> all = all().toList();

        assertThat(all).hasSize(1200).allSatisfy(one -> {
            JsonNode status = status(one);
            Map<String, Verdict> parts = OneVerdict.parts(status);
            assertThat(level(status)).as(one.toString()).isEqualTo(one.worst());
            assertThat(parts.get("topics").level()).isEqualTo(TOPICS.get(one.topics()));
            assertThat(parts.get("connectors").level()).isEqualTo(CONNECTORS.get(one.connector()));
            assertThat(parts.get("groups").level()).isEqualTo(GROUPS.get(one.group()));
        });
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void isNotFineBesideATaskThatDoesNotRun(String state, Level level) {
        ObjectNode connector = connector("RUNNING");
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
        JsonNode verdict = status(new Case("critical", "FAILED", "no-offsets", "no-copy", "all"))
                .path("verdict");

        assertThat(verdict.path("title").asText()).isEqualTo("A task has failed");
        assertThat(verdict.path("text").asText())
                .startsWith("Connector mm2-msc has failed.")
                .endsWith(" Also: topics; Groups need attention; The target does not create copies.");
    }

    @Test
    void becomesCriticalWithTheTaskThatFailsBetweenTwoRounds() {
        JsonNode before = status(new Case("fine", "RUNNING", "ready", "", "all"));
        assertThat(level(before)).isEqualTo(Level.FINE);

        assertThat(FreshConnectors.into(before, states("RUNNING"))).isSameAs(before);
        JsonNode after = FreshConnectors.into(before, states("FAILED"));

        assertThat(level(after)).isEqualTo(Level.CRITICAL);
        assertThat(after.path("connectors").get(0).path("state").asText()).isEqualTo("FAILED");
        assertThat(after.path("connectors").get(0).path("reason").asText()).isEqualTo("It broke.");
        assertThat(after.path("connectors").get(0).path("restarts").asInt(-1)).isZero();
        JsonNode again = FreshConnectors.into(after, states("RUNNING"));
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

        JsonNode status = FreshConnectors.into(old, states("RUNNING"));

        assertThat(status.path("verdict").path("title").asText()).isEqualTo("Records are lost");
    }

    @Test
    void isNotFineBeforeAnythingIsKnown() {
        assertThat(OneVerdict.of(Map.of()).level()).isEqualTo(Level.UNKNOWN);
    }

    static JsonNode status(Case one) {
        ObjectNode status = JSON.createObjectNode();
        status.putObject("verdict")
                .put("level", one.topics())
                .put("title", "topics")
                .put("text", "Topics are " + one.topics() + ".");
        status.putObject("totals");
        new Composition(false)
                .complete(
                        status,
                        new Composition.Seen(
                                Map.of("mm2-msc", Ledger.empty()),
                                new LedgerLogs(Map.of()),
                                states(one.connector()),
                                groups(one.group()),
                                news(one)),
                        NOW);
        return status;
    }

    private static AllNews news(Case one) {
        ObjectNode own = JSON.createObjectNode();
        if (!one.finding().isEmpty()) {
            own.putArray("findings")
                    .addObject()
                    .put("connector", "mm2-msc")
                    .put("kind", one.finding())
                    .put("key", "k")
                    .put("sentence", "Something is there.")
                    .put("since", NOW.minusSeconds(60).toString());
        }
        return new AllNews(
                Map.of("here:8083", own),
                one.worker().equals("silent") ? Map.of("there:8083", "no answer") : Map.of(),
                one.worker().equals("older") ? List.of("there:8083") : List.of());
    }

    private static Optional<List<CoveredGroups>> groups(String condition) {
        return switch (condition) {
            case "not-looked" -> Optional.empty();
            case "unread" ->
                Optional.of(List.of(new CoveredGroups(
                        "mm2-cpc", "old", Optional.empty(), Optional.of("They cannot be listed."), List.of())));
            case "no-offsets" -> Optional.of(List.of(Samples.groups(GroupState.NO_OFFSETS, 1)));
            case "unknown" -> Optional.of(List.of(Samples.groups(GroupState.UNKNOWN, 1)));
            default -> Optional.of(List.of(Samples.groups(GroupState.READY, 1)));
        };
    }

    private static SortedMap<String, ObjectNode> states(String state) {
        return new TreeMap<>(Map.of("mm2-msc", connector(state)));
    }

    private static ObjectNode connector(String state) {
        ObjectNode connector = JSON.createObjectNode()
                .put("name", "mm2-msc")
                .put("role", "source")
                .put("state", state)
                .put("worker", "here:8083");
        connector.putArray("tasks");
        if (state.equals("FAILED")) {
            connector.put("reason", "It broke.").putArray("failures").add("Connector mm2-msc has failed.");
        } else {
            connector.putArray("failures");
        }
        return connector;
    }

    private static Level level(JsonNode status) {
        return OneVerdict.level(status);
    }
}
