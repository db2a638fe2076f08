package io.connectfargate.migration.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetRecordsTest {
    private static final TopicPartition LONDON_1 = new TopicPartition("london", 1);

    private final OffsetRecords mirrorMaker = new OffsetRecords(
            OffsetsStore.of("mm2-offsets.source.internal", "MirrorSourceConnector", Optional.of("source")));
    private final OffsetRecords replicator =
            new OffsetRecords(OffsetsStore.of("connect-offsets", "replicator", Optional.empty()));

    @Test
    void readsMirrorMakersOffsets() {
        add(
                mirrorMaker,
                "[\"MirrorSourceConnector\",{\"cluster\":\"source\",\"partition\":1,\"topic\":\"london\"}]",
                "{\"offset\":88}");
        add(
                mirrorMaker,
                "[\"MirrorSourceConnector\",{\"cluster\":\"source\",\"partition\":1,\"topic\":\"london\"}]",
                "{\"offset\":89}");

        assertThat(mirrorMaker.next()).containsExactly(Map.entry(LONDON_1, 90L));
        assertThat(mirrorMaker.skipped()).isEmpty();
    }

    @Test
    void readsReplicatorsOffsets() {
        add(replicator, "[\"replicator\",{\"topic\":\"london\",\"partition\":0}]", "{\"offset\":125}");
        add(replicator, "[\"replicator\",{\"partition\":1,\"topic\":\"london\"}]", "{\"offset\":0}");

        assertThat(replicator.next())
                .containsOnly(Map.entry(new TopicPartition("london", 0), 126L), Map.entry(LONDON_1, 1L));
    }

    @Test
    void forgetsWhatATombstoneRemoves() {
        add(replicator, "[\"replicator\",{\"topic\":\"london\",\"partition\":1}]", "{\"offset\":125}");
        add(replicator, "[\"replicator\",{\"topic\":\"london\",\"partition\":1}]", null);

        assertThat(replicator.next()).isEmpty();
    }

    @Test
    void namesWhatItSkips() {
        add(mirrorMaker, "[\"MirrorHeartbeatConnector\",{\"sourceClusterAlias\":\"source\"}]", "{\"offset\":0}");
        add(mirrorMaker, key("\"cluster\":\"other\",\"partition\":1,\"topic\":\"london\""), "{\"offset\":1}");
        add(mirrorMaker, key("\"cluster\":\"source\",\"partition\":0,\"topic\":\"heartbeats\""), "{\"offset\":1}");
        add(mirrorMaker, key("\"group\":\"billing\",\"partition\":0,\"topic\":\"london\""), "{\"offset\":0}");
        add(mirrorMaker, key("\"cluster\":\"source\",\"partition\":2,\"topic\":\"london\""), "{\"offset\":null}");
        add(mirrorMaker, key("\"cluster\":\"source\""), "{\"offset\":0}");
        add(mirrorMaker, "session-key", "{}");
        add(mirrorMaker, "{}", "{}");

        assertThat(mirrorMaker.next()).isEmpty();
        assertThat(mirrorMaker.skipped())
                .isEqualTo(Map.of(
                        "connector MirrorHeartbeatConnector", 1,
                        "cluster other", 1,
                        "heartbeats", 2,
                        "checkpoints", 1,
                        "without an offset", 1,
                        "not JSON", 1,
                        "no source connector", 1));
    }

    private static String key(String partition) {
        return "[\"MirrorSourceConnector\",{" + partition + "}]";
    }

    private static void add(OffsetRecords records, String key, String value) {
        records.add(key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }
}
