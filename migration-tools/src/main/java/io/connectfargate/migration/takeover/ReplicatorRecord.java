package io.connectfargate.migration.takeover;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;

/**
 * A record in the offsets topic of Replicator's workers. Connect finds it by the bytes of its key: topic before partition, and no blanks.
 *
 * @param connector Replicator's name
 * @param partition of the source
 * @param last the offset of the last record that was copied
 */
record ReplicatorRecord(String connector, TopicPartition partition, long last) {
    byte[] key() {
        return ("[" + quoted(connector) + ",{\"topic\":" + quoted(partition.topic()) + ",\"partition\":"
                        + partition.partition() + "}]")
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] value() {
        return ("{\"offset\":" + last + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
