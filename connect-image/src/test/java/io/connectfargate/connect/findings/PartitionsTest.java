package io.connectfargate.connect.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Partitions partitions = new Partitions(nanos::get);

    @Test
    void isContentWithAsManyAndWithCopiesThatAreNotThereYet() {
        assertThat(findings(Map.of(), 3)).isEmpty();
        assertThat(partitions.of(
                        Configurations.of("mm2-msc", "Source", Map.of()).connector(),
                        new Copies(Map.of("orders", 3), Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void namesTopicAndBothNumbersOfMore() {
        assertThat(findings(Map.of(), 6)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.MORE_PARTITIONS);
            assertThat(finding.sentence()).contains("orders (3, its copy orders 6)");
        });
    }

    @Test
    void givesMirrorMakerTheTimeToAddPartitions() {
        Map<String, String> settings = Map.of("refresh.topics.interval.seconds", "30");
        assertThat(findings(settings, 2)).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(89).toNanos());
        assertThat(findings(settings, 2)).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(findings(settings, 2))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.FEWER_PARTITIONS));
        assertThat(findings(settings, 3)).isEmpty();
        assertThat(findings(settings, 2)).isEmpty();
    }

    @Test
    void saysAtOnceWhatMirrorMakerWillNotMend() {
        assertThat(findings(Map.of("refresh.topics.enabled", "false"), 2))
                .singleElement()
                .satisfies(finding -> assertThat(finding.key()).isEqualTo("refresh.topics.enabled"));
    }

    private List<Finding> findings(Map<String, String> more, int copy) {
        return partitions.of(
                Configurations.of("mm2-msc", "Source", more).connector(),
                new Copies(Map.of("orders", 3), Map.of("orders", "orders"), Map.of("orders", copy)));
    }
}
