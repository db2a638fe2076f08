package io.connectfargate.migration.takeover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReplicatorRecordTest {
    @Test
    void writesReplicatorsRecordsByteForByte() {
        ReplicatorRecord record = new ReplicatorRecord("replicator", new TopicPartition("london", 0), 125);

        assertThat(record.key()).asString(UTF_8).isEqualTo("[\"replicator\",{\"topic\":\"london\",\"partition\":0}]");
        assertThat(record.value()).asString(UTF_8).isEqualTo("{\"offset\":125}");
    }

    @Test
    void quotesAConnectorsName() {
        byte[] key = new ReplicatorRecord("a \"b\"", new TopicPartition("london", 1), 0).key();

        assertThat(key).asString(UTF_8).startsWith("[\"a \\\"b\\\"\",{");
    }
}
