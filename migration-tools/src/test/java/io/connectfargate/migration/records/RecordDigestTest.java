package io.connectfargate.migration.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordDigestTest {
    @Test
    void isTheSameForTheSameContentAtAnotherOffset() {
        assertThat(seen(1, 5, "k", "v", "h").fingerprint())
                .isEqualTo(seen(2, 5, "k", "v", "h").fingerprint());
    }

    @Test
    void differsWhereverTheContentDoes() {
        assertThat(Stream.of(
                                seen(1, 5, "k", "v", "h"),
                                seen(1, 6, "k", "v", "h"),
                                seen(1, 5, "x", "v", "h"),
                                seen(1, 5, "k", "x", "h"),
                                seen(1, 5, "k", "v", "x"),
                                seen(1, 5, "kv", "", "h"),
                                seen(1, 5, "k", "", "h"),
                                seen(1, 5, "k", null, "h"),
                                seen(1, 5, null, "k", "h"))
                        .map(RecordDigest::fingerprint))
                .doesNotHaveDuplicates();
    }

    @Test
    void countsKeysValuesAndHeaders() {
        assertThat(seen(1, 5, "key", "value", "header").bytes()).isEqualTo(3 + 5 + 6 + 1);
    }

    private static RecordDigest seen(long offset, long timestamp, String key, String value, String header) {
        byte[] keyBytes = bytes(key);
        byte[] valueBytes = bytes(value);
        return RecordDigest.of(
                new ConsumerRecord<>(
                        "topic",
                        0,
                        offset,
                        timestamp,
                        TimestampType.CREATE_TIME,
                        -1,
                        -1,
                        keyBytes,
                        valueBytes,
                        new RecordHeaders().add(header, bytes("1")),
                        Optional.empty()),
                true);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
