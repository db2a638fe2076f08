package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import org.apache.kafka.connect.errors.ConnectException;

/** The sentence for versions that are not those of the partition that is read. */
final class Foreign {
    private Foreign() {}

    /** @param where what is wrong about that version */
    static ConnectException of(Operation operation, long stored, String where) {
        return new ConnectException(
                "Document " + operation.document() + " has version " + stored + ", " + where + "; the record at "
                        + operation.place()
                        + " would be ignored. The topic was created again or migrated, so that its offsets began"
                        + " again, or partitions were added, so that keys moved, or another writer uses the index. Index the topic"
                        + " again: give it a new index by " + SinkConfig.INDEXES
                        + ", or delete the index, and reset the connector's offsets. To leave such documents as they are, set "
                        + SinkConfig.CONFLICTS + "=" + SinkConfig.IGNORE + ".");
    }
}
