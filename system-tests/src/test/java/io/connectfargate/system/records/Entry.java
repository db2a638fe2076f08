package io.connectfargate.system.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/**
 * Everything of a record that a copy must share with its original, short enough to be read in a failed comparison.
 *
 * @param value length and checksum; {@code null} for a tombstone
 */
public record Entry(
        int partition, String key, String value, List<String> headers, long timestamp, TimestampType timestampType) {
    public static Entry of(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(Entry::text)
                .toList();
        return new Entry(
                record.partition(),
                text(record.key()),
                summary(record.value()),
                headers,
                record.timestamp(),
                record.timestampType());
    }

    private static String text(Header header) {
        return header.key() + "=" + text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String summary(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return bytes.length + " bytes, CRC " + Long.toHexString(checksum.getValue());
    }
}
