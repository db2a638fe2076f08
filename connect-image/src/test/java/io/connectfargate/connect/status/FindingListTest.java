package io.connectfargate.connect.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.findings.Kind;
import io.connectfargate.connect.findings.KindText;
import io.connectfargate.connect.groups.GroupState;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingListTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final FindingList list = new FindingList();

    @Test
    void hasWhatEveryWorkerFoundOnceAndTheWorstFirst() {
        ObjectNode here = JSON.createObjectNode();
        add(here, "unread-key", "auto.offset.reset", NOW.minusSeconds(60));
        ObjectNode there = JSON.createObjectNode();
        add(there, "unread-key", "auto.offset.reset", NOW.minusSeconds(90));
        add(there, "no-copy", "topics", NOW);

        look(new AllNews(Map.of("a:1", here, "b:1", there), Map.of(), List.of()), NOW);

        JsonNode findings = written();
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).path("severity").asText()).isEqualTo("critical");
        assertThat(findings.get(0).path("runbook").asText()).isEqualTo("docs/findings.md#no-copy");
        JsonNode unread = findings.get(1);
        assertThat(unread.path("since").asText()).isEqualTo(NOW.minusSeconds(90).toString());
        assertThat(unread.path("text").asText()).isEqualTo("Sentence of unread-key.");
        assertThat(unread.path("do").asText()).isNotEmpty();
        assertThat(unread.path("commands").get(0).asText())
                .isEqualTo("curl -s \"http://$W:8083/findings/mm2%20%27msc\"");
        assertThat(unread.path("about").path("names").get(0).asText()).isEqualTo("mm2 'msc");
        assertThat(list.verdict().level()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void knowsSinceWhenAndTellsItTheNextLeader() {
        AllNews silent = new AllNews(Map.of(), Map.of("b:1", "no answer"), List.of());
        look(silent, NOW);
        look(silent, NOW.plusSeconds(15));
        assertThat(written().get(0).path("since").asText()).isEqualTo(NOW.toString());
        FindingList next = new FindingList();

        next.restore(written());
        next.look(silent, Map.of(), List.of(), List.of(), NOW.plusSeconds(60));

        ArrayNode findings = JSON.createArrayNode();
        next.write(findings);
        assertThat(findings.get(0).path("since").asText()).isEqualTo(NOW.toString());
        look(new AllNews(Map.of(), Map.of(), List.of()), NOW);
        assertThat(written()).isEmpty();
        look(silent, NOW.plusSeconds(90));
        assertThat(written().get(0).path("since").asText())
                .isEqualTo(NOW.plusSeconds(90).toString());
    }

    @Test
    void isOneFindingForGroupsThatAreAlike() {
        list.look(
                new AllNews(Map.of(), Map.of(), List.of()),
                Map.of(),
                List.of(Samples.groups(GroupState.NO_OFFSETS, 25)),
                List.of(),
                NOW);

        JsonNode finding = written().get(0);
        assertThat(written()).hasSize(1);
        assertThat(finding.path("severity").asText()).isEqualTo("warning");
        assertThat(finding.path("about").path("names")).hasSize(10);
        assertThat(finding.path("about").path("more").asInt()).isEqualTo(15);
        assertThat(finding.path("commands").get(0).asText())
                .isEqualTo("curl -s \"http://$W:8083/migration/status?group=dev%2Fbilling-projection-of-country-0\"");
        assertThat(list.verdict().level()).isEqualTo(Level.FINE);
    }

    @Test
    void hasAllFailedConnectorsAndWhatToType() {
        ObjectNode connector = JSON.createObjectNode().put("name", "mm2-msc").put("state", "RUNNING");
        connector.putArray("failures").add("Task 1 of connector mm2-msc has failed: no.");

        list.look(new AllNews(Map.of(), Map.of(), List.of()), Map.of(), List.of(), List.of(connector), NOW);

        JsonNode finding = written().get(0);
        assertThat(finding.path("text").asText()).isEqualTo("Task 1 of connector mm2-msc has failed: no.");
        assertThat(finding.path("commands").get(0).asText()).contains("restart?includeTasks=true&onlyFailed=true");
        assertThat(list.verdict().level()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void namesConnectorsWhoseOffsetSyncsFail() {
        ObjectNode here = JSON.createObjectNode();
        here.putObject("offsetSyncsFail").put("mm2-msc", NOW.minusSeconds(30).toString());

        look(new AllNews(Map.of("a:1", here), Map.of(), List.of()), NOW);

        assertThat(written().get(0).path("title").asText()).isEqualTo("Offset syncs cannot be written");
    }

    @Test
    void hasTextForEachKindAndEachStateAndSectionsThatExist() throws Exception {
        assertThat(Arrays.stream(Kind.values()).map(Kind::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(KindText.values()).map(KindText::name).toList());
        assertThat(Arrays.stream(State.values())
                        .filter(state -> state.level() != Level.FINE)
                        .map(State::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StateText.values()).map(StateText::name).toList());
        Stream<String> others = Stream.of(
                "docs/runbook.md#offsetsyncfailures",
                "docs/runbook.md#workerstuck",
                "docs/runbook.md#taskfailed",
                "docs/status.md#groups",
                "docs/status.md#findings");
        assertThat(Stream.of(
                                others,
                                Arrays.stream(KindText.values()).map(KindText::runbook),
                                Arrays.stream(StateText.values()).map(StateText::runbook))
                        .flatMap(each -> each))
                .allSatisfy(FindingListTest::exists);
    }

    private static void exists(String section) throws Exception {
        Path file = SourceTree.find().home().resolve(section.substring(0, section.indexOf("#")));
        String anchor = section.substring(section.indexOf('#') + 1);
        assertThat(Files.readString(file).lines().filter(line -> line.startsWith("#")))
                .as(section)
                .anySatisfy(line -> assertThat(line.replaceAll("[^A-Za-z0-9 -]", "")
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .replace(' ', '-'))
                        .isEqualTo(anchor));
    }

    private void look(AllNews news, Instant now) {
        list.look(news, Map.of(), List.of(), List.of(), now);
    }

    private ArrayNode written() {
        ArrayNode findings = JSON.createArrayNode();
        list.write(findings);
        return findings;
    }

    private static void add(ObjectNode news, String kind, String key, Instant since) {
        news.withArray("findings")
                .addObject()
                .put("connector", "mm2 'msc")
                .put("kind", kind)
                .put("key", key)
                .put("sentence", "Sentence of " + kind + ".")
                .put("since", since.toString());
    }
}
