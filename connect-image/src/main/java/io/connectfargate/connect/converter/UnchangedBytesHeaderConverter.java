package io.connectfargate.connect.converter;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;

/**
 * Kafka's own header converter, but that bytes stay what they are: MirrorMaker hands over headers as bytes, and Kafka's would
 * write them as Base64 text. Text, numbers, dates and structures, as other source connectors set them, and all that a sink
 * connector is given, are as with Kafka's. Thread-safe: it has no state.
 */
public final class UnchangedBytesHeaderConverter extends SimpleHeaderConverter {
    /** @param schema none or bytes for bytes that pass; what has another schema is written as that schema says */
    @Override
    public byte[] fromConnectHeader(String topic, String headerKey, Schema schema, Object value) {
        if (schema == null || schema.type() == Schema.Type.BYTES) {
            if (value instanceof byte[] bytes) {
                return bytes;
            }
            if (value instanceof ByteBuffer buffer) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                return bytes;
            }
        }
        return super.fromConnectHeader(topic, headerKey, schema, value);
    }
}
