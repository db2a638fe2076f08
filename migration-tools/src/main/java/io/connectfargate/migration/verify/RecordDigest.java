package io.connectfargate.migration.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What is kept of a record once it has been read.
 *
 * @param offset where it lies; differs between source and target
 * @param fingerprint 64 bits of a hash over key, value, headers and timestamp; equal on source and target
 * @param bytes length of key, value and headers
 */
record RecordDigest(long offset, long fingerprint, long bytes) {
    private static final byte[] NOTHING = new byte[0];

    static RecordDigest of(ConsumerRecord<byte[], byte[]> record) {
        MessageDigest digest = sha256();
        digest.update(longBytes(record.timestamp()));
        long bytes = add(digest, record.key()) + add(digest, record.value());
        for (Header header : record.headers()) {
            byte[] key = header.key().getBytes(StandardCharsets.UTF_8);
            bytes += add(digest, key) + add(digest, header.value());
        }
        return new RecordDigest(
                record.offset(), ByteBuffer.wrap(digest.digest()).getLong(), bytes);
    }

    /** Adds the length as well: null differs from empty, and nothing can move from one field to the next. */
    private static long add(MessageDigest digest, byte[] field) {
        byte[] content = field == null ? NOTHING : field;
        digest.update(longBytes(field == null ? -1 : content.length));
        digest.update(content);
        return content.length;
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
