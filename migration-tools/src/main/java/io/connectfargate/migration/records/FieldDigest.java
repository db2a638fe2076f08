package io.connectfargate.migration.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What is kept of a key or a value, and of the headers that came with it.
 *
 * @param hash 64 bits over the bytes
 * @param bytes how many
 * @param headers 64 bits over the headers; 0 if there were none, or if the key has them already
 * @param headerBytes length of their names and values
 */
public record FieldDigest(long hash, long bytes, long headers, long headerBytes) {
    /** Of a record that has neither. */
    static final FieldDigest NONE = new FieldDigest(-1, 0, 0, 0);

    // Not the one that loads native code: that writes a file, which a container may not.
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();
    private static final long SEED = 1;
    private static final long MULTIPLIER = 31;

    /** Of a key or a value as it was read; null is none. */
    static FieldDigest of(byte[] field) {
        return field == null ? NONE : of(ByteBuffer.wrap(field));
    }

    private static FieldDigest of(ByteBuffer field) {
        return new FieldDigest(hash(SEED, field), field.remaining(), 0, 0);
    }

    /** Of headers alone, which stay as they are. */
    static FieldDigest of(Headers headers) {
        return NONE.with(headers);
    }

    private FieldDigest with(Headers all) {
        long chained = 0;
        long length = 0;
        for (Header header : all) {
            byte[] name = header.key().getBytes(StandardCharsets.UTF_8);
            byte[] value = header.value();
            chained = hash(chained + 1, ByteBuffer.wrap(name));
            chained = value == null ? chained * MULTIPLIER - 1 : hash(chained, ByteBuffer.wrap(value));
            length += name.length + (value == null ? 0 : value.length);
        }
        return new FieldDigest(hash, bytes, chained, length);
    }

    /** The length is part of it, too: nothing can move from one field to the next. */
    private static long hash(long seed, ByteBuffer field) {
        return HASH.hash(field, field.position(), field.remaining(), seed * MULTIPLIER + field.remaining());
    }

    /**
     * Keeps digests where a consumer would keep records. However large records are, and however well they were compressed, a poll holds one
     * of them at a time. It takes the headers off the record, which would hold its bytes.
     */
    static final class Digester implements Deserializer<FieldDigest> {
        @Override
        public FieldDigest deserialize(String topic, Headers headers, ByteBuffer field) {
            FieldDigest digest = of(field).with(headers);
            Iterator<Header> all = headers.iterator();
            while (all.hasNext()) {
                all.next();
                all.remove();
            }
            return digest;
        }

        @Override
        public FieldDigest deserialize(String topic, byte[] field) {
            return of(field);
        }
    }
}
