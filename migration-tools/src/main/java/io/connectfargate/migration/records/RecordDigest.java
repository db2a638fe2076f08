package io.connectfargate.migration.records;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

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
        return of(record, FieldDigest.of(record.key()), FieldDigest.of(record.value()), timestamps);
    }

    /** Of a record of which only digests were kept. */
    static RecordDigest ofDigests(ConsumerRecord<FieldDigest, FieldDigest> record, boolean timestamps) {
        return of(record, record.key(), record.value(), timestamps);
    }

    private static RecordDigest of(
            ConsumerRecord<?, ?> record, FieldDigest keyOrNull, FieldDigest valueOrNull, boolean timestamps) {
        FieldDigest key = Objects.requireNonNullElse(keyOrNull, FieldDigest.NONE);
        FieldDigest value = Objects.requireNonNullElse(valueOrNull, FieldDigest.NONE);
        FieldDigest rest = headers(record.headers());
        // One of the three has the headers.
        long hash = mixed(mixed(key.hash(), value.hash()), key.headers() + value.headers() + rest.headers());
        long bytes = key.bytes() + value.bytes() + key.headerBytes() + value.headerBytes() + rest.headerBytes();
        return new RecordDigest(
                record.offset(),
                timestamps ? mixed(hash, record.timestamp()) : hash,
                bytes,
                key.hash(),
                valueOrNull == FieldDigest.NONE || valueOrNull == null);
    }

    private static FieldDigest headers(Headers headers) {
        return headers.iterator().hasNext() ? FieldDigest.of(headers) : FieldDigest.NONE;
    }

    private static long mixed(long hash, long next) {
        return hash * MULTIPLIER + next;
    }
}
