package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.Indexes;
import io.connectfargate.connectors.opensearch.config.SinkConfig;
import io.connectfargate.connectors.opensearch.document.DocumentIds;
import io.connectfargate.connectors.opensearch.document.Documents;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** What records do to documents. */
final class Operations {
    private final SinkConfig config;
    private final Indexes indexes;

    Operations(SinkConfig config) {
        this.config = config;
        this.indexes = new Indexes(config.getList(SinkConfig.INDEXES));
    }

    /**
     * A record's operation, empty if it has none.
     *
     * @throws DataException with a sentence if the record makes no document
     */
    Optional<Operation> of(SinkRecord record) {
        String index = indexes.of(record.topic());
        if (record.value() != null) {
            byte[] source = Documents.of(record.valueSchema(), record.value());
            return Optional.of(new Operation(record, index, id(record), source));
        }
        if (config.getString(SinkConfig.NULL_VALUES).equals(SinkConfig.FAIL)) {
            throw new DataException("it has no value, and " + SinkConfig.NULL_VALUES + " is " + SinkConfig.FAIL);
        }
        return config.deletes() ? Optional.of(new Operation(record, index, id(record), null)) : Optional.empty();
    }

    private String id(SinkRecord record) {
        return config.getBoolean(SinkConfig.KEY_IGNORE) ? DocumentIds.unique(record) : DocumentIds.fromKey(record);
    }
}
