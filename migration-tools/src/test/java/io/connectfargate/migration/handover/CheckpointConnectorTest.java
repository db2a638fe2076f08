package io.connectfargate.migration.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.mirror.DefaultGroupFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointConnectorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isAConnectorThatWritesOffsetsOnly() throws Exception {
        assertThat(read("{'connector.class': 'MirrorCheckpointConnector', 'sync.group.offsets.enabled': 'true'}"))
                .isPresent();
        assertThat(read("{'connector.class': 'MirrorCheckpointConnector'}")).isEmpty();
        assertThat(read("{'connector.class': 'MirrorSourceConnector', 'sync.group.offsets.enabled': 'true'}"))
                .isEmpty();
    }

    @Test
    void selectsGroupsAsMirrorMakerDoes() throws Exception {
        CheckpointConnector connector = writer("'groups': 'team-.*, billing', 'groups.exclude': 'team-x'");

        assertThat(connector.selects("team-a")).isTrue();
        assertThat(connector.selects("billing")).isTrue();
        assertThat(connector.selects("team-x")).isFalse();
        assertThat(connector.selects("fraud")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; x",
                "a|b; a",
                " .* ; .*x",
                "team-.*, billing; team-x , team-y",
                "[a-z]+; console-consumer-.*, __.*"
            })
    void agreesWithMirrorMakersFilter(String groups, String exclude) throws Exception {
        CheckpointConnector connector = writer("'groups': '" + groups + "', 'groups.exclude': '" + exclude + "'");
        try (DefaultGroupFilter filter = new DefaultGroupFilter()) {
            filter.configure(connector.config());

            for (String group : List.of("a", "b", "x", "ax", "team-x", "team-y", "team-z", "billing", "__x", "A")) {
                assertThat(connector.selects(group)).as(group).isEqualTo(filter.shouldReplicateGroup(group));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing", "team a, b", "odd.name+[1] é", "$money"})
    void noLongerSelectsAGroupThatIsInItsList(String group) throws Exception {
        CheckpointConnector before = writer("'groups': '.*'");

        CheckpointConnector after = writer(
                "'groups.exclude': '" + before.excluded().with(group).value().replace("\\", "\\\\") + "'");

        assertThat(before.selects(group)).isTrue();
        assertThat(after.selects(group)).isFalse();
        assertThat(after.selects(group + "2")).isTrue();
    }

    @Test
    void maySelectWhatItsReferenceSays() throws Exception {
        assertThat(writer("'groups': '${env:GROUPS}'").selects("billing")).isTrue();
    }

    @Test
    void knowsItsIntervalAndAFilterOfTheUsersOwn() throws Exception {
        CheckpointConnector own =
                writer("'sync.group.offsets.interval.seconds': '5', 'group.filter.class': 'com.example.Filter'");

        assertThat(own.interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(own.ownFilter()).contains("com.example.Filter");
        assertThat(writer("'groups': '.*'").interval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(writer("'groups': '.*'").ownFilter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "STOPPED, '', true",
        "STOPPED, UNASSIGNED, true",
        "STOPPED, FAILED, true",
        "STOPPED, RUNNING, false",
        "STOPPED, UNASSIGNED+RUNNING, false",
        "RUNNING, '', false",
        "PAUSED, PAUSED, false"
    })
    void hasEndedWhenNoTaskRuns(String state, String tasks, boolean ended) {
        List<String> states = tasks.isEmpty() ? List.of() : List.of(tasks.split("\\+"));

        assertThat(new CheckpointConnector("mm2-cpc", Map.of(), state, states).hasEnded())
                .isEqualTo(ended);
    }

    @Test
    void showsNoSecret() throws Exception {
        assertThat(writer("'source.cluster.sasl.jaas.config': 'password=geheim'"))
                .asString()
                .doesNotContain("geheim");
    }

    private static CheckpointConnector writer(String properties) throws Exception {
        return read("{'connector.class': 'MirrorCheckpointConnector', 'sync.group.offsets.enabled': 'true', "
                        + properties + "}")
                .orElseThrow();
    }

    private static Optional<CheckpointConnector> read(String config) throws Exception {
        String entry = "{'info': {'config': " + config + "}, 'status': {'connector': {'state': 'RUNNING'}}}";
        return CheckpointConnector.of("mm2-cpc", JSON.readTree(entry.replace('\'', '"')));
    }
}
