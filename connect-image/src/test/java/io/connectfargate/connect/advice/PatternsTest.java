package io.connectfargate.connect.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                "orders",
                "sx,sm.",
                "X_Y_.*",
                " orders ,\n shop\\..* ",
                "team-[a-z][a-z]?-.*",
                "orders-[0-9]{3}",
                // Its parts alone are none, and joined by a bar it is one.
                "(a,b)"
            })
    void takesWhatMirrorMakerCanCompile(String topics) {
        assertThat(refusals("topics", topics)).isEmpty();
    }

    @Test
    void saysThatACommaPartsThePattern() {
        assertThat(refusals("topics", "team-[a-z]{1,2}-.*"))
                .containsExactly(
                        "topics=team-[a-z]{1,2}-.* of mm2-msc contains what is not a regular expression: team-[a-z]{1;"
                                + " MirrorMaker splits the list at every comma, even inside braces: write it without one:"
                                + " [a-z][a-z]? for [a-z]{1,2}.");
    }

    @Test
    void saysHowToWriteAStar() {
        assertThat(refusals("topics", "*"))
                .containsExactly(
                        "topics=* of mm2-msc contains what is not a regular expression: *; a star repeats the character"
                                + " before it: write .* for any name, and orders-.* for names with that prefix.");
    }

    @Test
    void looksAtAllLists() {
        for (String key : List.of("topics.exclude", "groups", "groups.exclude", "config.properties.exclude")) {
            assertThat(refusals(key, "a(")).as(key).singleElement().asString().startsWith(key + "=a( of mm2-msc");
        }
    }

    @Test
    void leavesOtherConnectorsAndOtherFiltersAlone() {
        assertThat(Patterns.refusals("sink", Map.of("connector.class", "org.example.Sink", "topics", "*")))
                .isEmpty();
        assertThat(Patterns.refusals(
                        "mm2-msc",
                        Map.of(
                                "connector.class",
                                "MirrorSourceConnector",
                                "topics",
                                "*",
                                "topic.filter.class",
                                "org.example.Globs")))
                .isEmpty();
    }

    private static List<String> refusals(String key, String value) {
        Map<String, String> config = new HashMap<>(Map.of("connector.class", "MirrorSourceConnector"));
        config.put(key, value);
        return Patterns.refusals("mm2-msc", config);
    }
}
