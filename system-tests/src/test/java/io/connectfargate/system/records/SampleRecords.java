package io.connectfargate.system.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records of every shape that a copy could get wrong. */
public final class SampleRecords {
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    /** In the past, and not in order: a copy must not put its own time on them. */
    private static final long FIRST_TIMESTAMP = 1_600_000_000_000L;

    private static final int LARGE = 1_000_000;

    private SampleRecords() {}

    /** Writes 40 records to each partition with each compression, the last ones of 1 MB that can't be compressed. */
    public static void write(Topic topic) {
        Random random = new Random(1);
        for (String compression : COMPRESSIONS) {
            try (Writer writer = new Writer(topic.cluster(), compression)) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    for (int i = 0; i < 39; i++) {
                        writer.send(record(topic, partition, i, value(i)));
                    }
                    byte[] large = new byte[LARGE];
                    random.nextBytes(large);
                    writer.send(record(topic, partition, 39, large));
                }
            }
        }
    }

    /** Writes 20 small ones to each partition. */
    public static void writeFew(Topic topic) {
        try (Writer writer = new Writer(topic.cluster(), "none")) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                for (int i = 0; i < 20; i++) {
                    writer.send(record(topic, partition, i, value(i)));
                }
            }
        }
    }

    /** One more for each partition, unlike any other. */
    public static void writeOneToEachPartition(Topic topic) {
        try (Writer writer = new Writer(topic.cluster(), "none")) {
            topic.all()
                    .forEach(to -> writer.send(new ProducerRecord<>(
                            to.topic(),
                            to.partition(),
                            FIRST_TIMESTAMP,
                            bytes("last"),
                            bytes("of " + to.partition()))));
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, int partition, int i, byte[] value) {
        byte[] key = i % 7 == 0 ? null : bytes("key-" + i % 5);
        long timestamp = FIRST_TIMESTAMP + (i * 7919L) % 1000;
        return new ProducerRecord<>(topic.name(), partition, timestamp, key, value, headers(i));
    }

    /** Tombstones and empty values among texts. */
    private static byte[] value(int i) {
        return switch (i % 10) {
            case 8 -> null;
            case 9 -> new byte[0];
            default -> bytes("value " + i + " ü€ " + "x".repeat(i * 10));
        };
    }

    /** Two of the same name keep their order; one has no value. */
    private static List<Header> headers(int i) {
        return i % 3 == 0
                ? List.of()
                : List.of(
                        new RecordHeader("trace", bytes("a-" + i)),
                        new RecordHeader("trace", new byte[] {0, (byte) 0xff}),
                        new RecordHeader("empty", null));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
