package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Map<String, String> EXACTLY_ONCE = Map.of("exactly.once.source.support", "enabled");

    @Test
    void isContentWithTheShippedSettings() {
        assertThat(kinds(Map.of("source.consumer.isolation.level", "read_committed"), EXACTLY_ONCE))
                .isEmpty();
        assertThat(kinds(Map.of("consumer.isolation.level", "READ_COMMITTED"), EXACTLY_ONCE))
                .isEmpty();
    }

    @Test
    void saysThatAbortedRecordsAreCopied() {
        assertThat(kinds(Map.of(), EXACTLY_ONCE)).containsExactly(Kind.NOT_READ_COMMITTED);
        assertThat(kinds(Map.of("source.consumer.isolation.level", "read_uncommitted"), EXACTLY_ONCE))
                .containsExactly(Kind.NOT_READ_COMMITTED);
    }

    @Test
    void saysThatRecordsMayComeTwice() {
        Map<String, String> committed = Map.of("source.consumer.isolation.level", "read_committed");
        for (Map<String, String> worker : List.of(
                Map.<String, String>of(),
                Map.of("exactly.once.source.support", "disabled"),
                Map.of("exactly.once.source.support", "preparing"))) {
            assertThat(kinds(committed, worker)).as(worker.toString()).containsExactly(Kind.NOT_EXACTLY_ONCE);
        }
    }

    private static List<Kind> kinds(Map<String, String> more, Map<String, String> worker) {
        return Delivery.of(Configurations.of("mm2-msc", "Source", more), worker).stream()
                .map(Finding::kind)
                .toList();
    }
}
