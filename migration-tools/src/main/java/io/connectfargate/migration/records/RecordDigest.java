package io.connectfargate.migration.records;

import java.nio.charset.StandardCharsets;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What is kept of a record once it has been read. Two records with equal fingerprints are taken for the same: by chance that happens
 * to one pair in 2^64.
 *
 * @param offset where it lies; differs between source and target
 * @param fingerprint 64 bits of a hash over key, value, headers and timestamp; equal on source and target
 * @param bytes length of key, value and headers
 * @param key 64 bits of a hash over the key
 * @param tombstone whether it has no value: on a compacted topic it removes its key
 */
public record RecordDigest(long offset, long fingerprint, long bytes, long key, boolean tombstone) {
    // Not the one that loads native code: that writes a file, which a container may not.
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();
    private static final long SEED = 1;
    private static final long MULTIPLIER = 31;

    /** A record without a key. */
    public RecordDigest(long offset, long fingerprint, long bytes) {
        this(offset, fingerprint, bytes, 0, false);
    }

    /**
     * Of a record as it was read.
     *
     * @param timestamps whether the timestamp is part of the fingerprint: a copy may have one of its own
     */
    public static RecordDigest of(ConsumerRecord<byte[], byte[]> record, boolean timestamps) {
        long key = part(SEED, record.key());
        long hash = part(key, record.value());
        long bytes = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            byte[] name = header.key().getBytes(StandardCharsets.UTF_8);
            hash = part(part(hash, name), header.value());
            bytes += name.length + length(header.value());
        }
        if (timestamps) {
            hash = hash * MULTIPLIER + record.timestamp();
        }
        return new RecordDigest(record.offset(), hash, bytes, key, record.value() == null);
    }

    /** The length is part of it, too: null differs from empty, and nothing can move from one field to the next. */
    private static long part(long seed, byte[] field) {
        return field == null
                ? seed * MULTIPLIER - 1
                : HASH.hash(field, 0, field.length, seed * MULTIPLIER + field.length);
    }

    private static long length(byte[] field) {
        return field == null ? 0 : field.length;
    }
}
