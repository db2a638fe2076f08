package io.connectfargate.migration.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordDigestTest {
    @Test
    void isTheSameForACopy() {
        assertThat(print(1, 7, "k", "v", "h", "1")).isEqualTo(print(900, 7, "k", "v", "h", "1"));
    }

    @Test
    void differsForEveryOtherRecord() {
        List<Long> prints = List.of(
                print(1, 7, "k", "v"),
                print(1, 8, "k", "v"),
                print(1, 7, "kv", ""),
                print(1, 7, "", "kv"),
                print(1, 7, "kv", null),
                print(1, 7, null, "kv"),
                print(1, 7, "", ""),
                print(1, 7, null, null),
                print(1, 7, "k", "v", "h", "1"),
                print(1, 7, "k", "v", "h", null),
                print(1, 7, "k", "v", "h", ""),
                print(1, 7, "k", "v", "h1", ""),
                print(1, 7, "k", "v", "a", "1", "b", "2"),
                print(1, 7, "k", "v", "b", "2", "a", "1"));

        assertThat(prints).doesNotHaveDuplicates();
    }

    @Test
    void leavesOutATimestampThatTheTargetDoesNotKeep() {
        assertThat(RecordDigest.of(record(1, 7, "k", "v"), false).fingerprint())
                .isEqualTo(RecordDigest.of(record(2, 8, "k", "v"), false).fingerprint());
    }

    @Test
    void countsKeysValuesAndHeaders() {
        assertThat(RecordDigest.of(record(1, 5, "key", "value", "header", "1"), true)
                        .bytes())
                .isEqualTo(3 + 5 + 6 + 1);
    }

    @Test
    void isTheSameWhereAConsumerKeepsDigestsOnly() {
        for (ConsumerRecord<byte[], byte[]> record : List.of(
                record(1, 7, "k", "v"),
                record(1, 7, "k", null, "h", "1", "i", null),
                record(1, 7, null, "v", "h", "1"),
                record(1, 7, null, null, "h", "1"),
                record(1, 7, "k", "v", "h", "", "i", "2"))) {
            ConsumerRecord<FieldDigest, FieldDigest> kept = kept(record);

            assertThat(RecordDigest.ofDigests(kept, true)).isEqualTo(RecordDigest.of(record, true));
            assertThat(kept.headers().toArray()).hasSize(record.key() == null && record.value() == null ? 1 : 0);
        }
    }

    @Test
    void knowsTheKeyWhateverTheValue() {
        RecordDigest set = RecordDigest.of(record(1, 5, "key", "value"), true);
        RecordDigest removed = RecordDigest.of(record(2, 6, "key", null), true);

        assertThat(removed.key()).isEqualTo(set.key());
        assertThat(removed.tombstone()).isTrue();
        assertThat(set.tombstone()).isFalse();
        assertThat(RecordDigest.of(record(1, 5, "other", "value"), true).key()).isNotEqualTo(set.key());
    }

    private static long print(long offset, long time, String key, String value, String... headers) {
        return RecordDigest.of(record(offset, time, key, value, headers), true).fingerprint();
    }

    /** As a consumer makes it: no field that is null is deserialized. */
    private static ConsumerRecord<FieldDigest, FieldDigest> kept(ConsumerRecord<byte[], byte[]> record) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        FieldDigest.Digester digester = new FieldDigest.Digester();
        FieldDigest key =
                record.key() == null ? null : digester.deserialize("orders", headers, ByteBuffer.wrap(record.key()));
        FieldDigest value = record.value() == null
                ? null
                : digester.deserialize("orders", headers, ByteBuffer.wrap(record.value()));
        return new ConsumerRecord<>(
                "orders",
                0,
                record.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            long offset, long time, String key, String value, String... headers) {
        RecordHeaders all = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], bytes(headers[i + 1]));
        }
        return new ConsumerRecord<>(
                "orders",
                0,
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(key),
                bytes(value),
                all,
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return Stream.ofNullable(text)
                .map(some -> some.getBytes(UTF_8))
                .findFirst()
                .orElse(null);
    }
}
