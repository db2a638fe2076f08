package io.connectfargate.migration.logs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a record and its copy have in common, in 64 bits: key, value, headers in order, and the timestamp where the target keeps it. */
final class Fingerprint {
    // Not the one that loads native code: that writes a file, and its speed would not show next to a network's.
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();

    /** Null differs from an empty field. */
    private static final byte[] ABSENT = {'n', 'u', 'l', 'l', 0};

    private Fingerprint() {}

    /**
     * Of one record.
     *
     * @param timestamp whether the target stores the record's own timestamp, rather than the time of copying
     */
    static long of(ConsumerRecord<byte[], byte[]> record, boolean timestamp) {
        long hash = add(add(0, record.key()), record.value());
        for (Header header : record.headers()) {
            hash = add(add(hash, header.key().getBytes(StandardCharsets.UTF_8)), header.value());
        }
        return timestamp
                ? add(
                        hash,
                        ByteBuffer.allocate(Long.BYTES)
                                .putLong(record.timestamp())
                                .array())
                : hash;
    }

    /** Each field's hash is the seed of the next: nothing can move from one to the other. */
    private static long add(long hash, byte[] field) {
        return field == null ? HASH.hash(ABSENT, 0, ABSENT.length, ~hash) : HASH.hash(field, 0, field.length, hash);
    }
}
