package io.connectfargate.connectors.opensearch.document;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** The ids of documents. */
public final class DocumentIds {
    /** OpenSearch's own limit. */
    private static final int LONGEST = 512;

    private DocumentIds() {}

    /** An id that no other record has: the key is ignored. */
    public static String unique(SinkRecord record) {
        return record.originalTopic() + "+" + record.originalKafkaPartition() + "+" + record.originalKafkaOffset();
    }

    /**
     * The id from the key: a text, number or boolean as it is written, bytes that are UTF-8 as text, a struct or a map as compact JSON.
     *
     * @throws DataException with a sentence if the key is none
     */
    public static String fromKey(SinkRecord record) {
        String id = text(record);
        int length = id.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST) {
            throw new DataException(
                    "the key has " + length + " bytes as the document's id, and OpenSearch accepts 1 to " + LONGEST
                            + ". Set " + SinkConfig.KEY_IGNORE + "=true, or shorten the key by a transform");
        }
        return id;
    }

    private static String text(SinkRecord record) {
        Object key = record.key();
        if (key == null) {
            throw new DataException("the record has no key for the document's id. Set " + SinkConfig.KEY_IGNORE
                    + "=true, or make a key by the transform ValueToKey");
        }
        if (key instanceof Struct || key instanceof Map) {
            return new String(Documents.write(record.keySchema(), key), StandardCharsets.UTF_8);
        }
        if (key instanceof byte[] bytes) {
            return decode(ByteBuffer.wrap(bytes));
        }
        if (key instanceof ByteBuffer buffer) {
            return decode(buffer.duplicate());
        }
        if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            return key.toString();
        }
        throw new DataException("the key is a " + key.getClass().getSimpleName()
                + ", which makes no document's id. Take one of its fields by the transform ExtractField$Key");
    }

    private static String decode(ByteBuffer key) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(key).toString();
        } catch (CharacterCodingException e) {
            throw new DataException(
                    "the key is bytes that are no UTF-8. Set the key.converter that the records were written for");
        }
    }
}
