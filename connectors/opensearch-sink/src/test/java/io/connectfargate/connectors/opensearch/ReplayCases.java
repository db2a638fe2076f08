package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The same records again, and others in their place. */
interface ReplayCases {
    Bench bench();

    @Test
    default void changesNothingInAReplay() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("replayed", 1);
        for (int i = 0; i < 100; i++) {
            bench.send("replayed", Integer.toString(i % 7), "{\"n\":" + i + "}");
        }
        bench.put("replayed", bench.sink("replayed"));
        bench.awaitCommitted("replayed", 100);
        JsonNode before = bench.document("replayed", "1");

        // When
        bench.replay("replayed");
        bench.send("replayed", "new", "{\"n\":100}");

        // Then
        bench.awaitCommitted("replayed", 101);
        JsonNode after = bench.document("replayed", "1");
        assertThat(after).isEqualTo(before);
        assertThat(after.path("_version").asLong()).isEqualTo(99);
    }

    @Test
    default void failsAtATopicThatWasCreatedAgainAndIsShorter() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("shorter", 1);
        for (int i = 0; i < 10; i++) {
            bench.send("shorter", "a", "{\"old\":" + i + "}");
        }
        bench.put("shorter", bench.sink("shorter"));
        bench.awaitCommitted("shorter", 10);
        bench.request("PUT", "/connectors/shorter/stop", "");

        // When
        bench.createAgain("shorter");
        bench.send("shorter", "b", "{\"new\":0}");
        bench.send("shorter", "a", "{\"new\":1}");
        bench.replay("shorter");

        // Then
        assertThat(bench.failure("shorter"))
                .contains("Document shorter/a has version 9, which is beyond the end of shorter-0, which is 2")
                .contains("offset 1 of shorter-0 would be ignored")
                .contains("Index the topic again");
        assertThat(bench.document("shorter", "a").path("_source").path("old").asInt())
                .isEqualTo(9);
    }

    @Test
    default void failsAtATopicThatWasCreatedAgainAndIsLonger() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("longer", 1);
        for (String key : new String[] {"x", "x", "a"}) {
            bench.send("longer", key, "{\"old\":true}");
        }
        bench.put("longer", bench.sink("longer"));
        bench.awaitCommitted("longer", 3);
        bench.request("PUT", "/connectors/longer/stop", "");

        // When
        bench.createAgain("longer");
        for (String key : new String[] {"a", "b", "c", "d"}) {
            bench.send("longer", key, "{\"old\":false}");
        }
        bench.replay("longer");

        // Then
        assertThat(bench.failure("longer")).contains("where longer-0 has a record of another document");
    }

    @Test
    default void failsAtATopicThatWasFilledAgainInTheSameOrder() throws Exception {
        // Given
        Bench bench = bench();
        bench.createTopic("refilled", 1);
        bench.send("refilled", "a", "{\"price\":1}");
        bench.send("refilled", "b", "{\"price\":1}");
        bench.put("refilled", bench.sink("refilled"));
        bench.awaitCommitted("refilled", 2);
        bench.request("PUT", "/connectors/refilled/stop", "");

        // When
        bench.createAgain("refilled");
        bench.send("refilled", "a", "{\"price\":1}");
        bench.send("refilled", "b", "{\"price\":2}");
        bench.replay("refilled");

        // Then
        assertThat(bench.failure("refilled"))
                .contains("Document refilled/b has version 1, and not the content of the record with that version");
    }
}
