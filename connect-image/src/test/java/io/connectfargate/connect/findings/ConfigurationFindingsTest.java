package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.access.ConnectorChecks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFindingsTest {
    private final ConfigurationFindings findings = new ConfigurationFindings(
            new ConnectorChecks(Map.of(), getClass().getClassLoader()),
            new FurtherFindings(getClass().getClassLoader(), Map.of()));

    @Test
    void looksAtTheOthersWhereOneCannotBeRead() {
        // Given one with a pattern that MirrorMaker cannot compile, from before such were rejected
        Map<String, String> broken = written(Map.of("topics", "*"));
        Map<String, String> unread = written(Map.of("auto.offset.reset", "latest"));

        // When
        Map<String, List<Finding>> found = findings.of(Map.of("broken", broken, "unread", unread));

        // Then
        assertThat(found.get("broken"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.NOT_LOOKED_AT));
        assertThat(found.get("unread")).extracting(Finding::kind).contains(Kind.UNREAD_KEY);
    }

    @Test
    void namesTheConnectorThatReadsAKeyAndHasNoHintForOneThatIsLikeNone() {
        // When
        List<Finding> found = findings.of(
                        Map.of("mm2-msc", written(Map.of("sync.group.offsets.enabled", "true", "clusters", "a,b"))))
                .get("mm2-msc");

        // Then
        assertThat(found)
                .extracting(Finding::sentence)
                .contains(
                        "No component reads sync.group.offsets.enabled of connector mm2-msc: it is a key of"
                                + " MirrorCheckpointConnector. Move it there, or remove it.",
                        "No component reads clusters of connector mm2-msc, and no key is similar. Remove it.");
    }

    private static Map<String, String> written(Map<String, String> more) {
        Map<String, String> config =
                new HashMap<>(Configurations.of("x", "Source", Map.of()).written());
        config.putAll(more);
        return config;
    }
}
