package io.connectfargate.connectors.opensearch;

import org.apache.kafka.connect.sink.SinkRecord;

/** Operations of one partition. */
final class Records {
    private Records() {}

    static Operation operation(long offset, String id) {
        SinkRecord record = new SinkRecord("orders", 0, null, id, null, "{}", offset);
        return new Operation(record, "orders", id, new byte[] {'{', '}'});
    }
}
