package io.connectfargate.quickstart.offsets;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of every kind that makes offsets hard to translate, 5,000 records each. */
final class KindsOfTopics {
    static final int RECORDS = 5_000;
    static final String PLAIN = "plain";
    static final String TRANSACTIONS = "transactions";
    static final String EQUAL = "equal";
    static final String REPEATING = "repeating";
    static final String APPEND_TIME = "append-time";
    static final String OUT_OF_ORDER = "out-of-order";
    static final String TRUNCATED = "truncated";
    static final String COMPACTED_ON_SOURCE = "compacted-on-source";
    static final String COMPACTED = "compacted";
    static final List<String> ALL = List.of(
            PLAIN,
            TRANSACTIONS,
            EQUAL,
            REPEATING,
            APPEND_TIME,
            OUT_OF_ORDER,
            TRUNCATED,
            COMPACTED_ON_SOURCE,
            COMPACTED);

    private static final long DAY = 86_400_000;
    private static final int PERIOD = 100;
    private static final int KEYS = 400;
    private static final int PADDING = 300;

    private final String bootstrapServers;
    private final Random random = new Random(42);
    private final long now = System.currentTimeMillis() - DAY;

    KindsOfTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    static void create(Admin source, Admin target) throws Exception {
        Map<String, String> small = Map.of("segment.bytes", "1048576");
        Map<String, String> compacted = new HashMap<>(small);
        compacted.putAll(Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "1.0"));
        source.createTopics(ALL.stream()
                        .map(name ->
                                new NewTopic(name, 1, (short) 1).configs(name.equals(COMPACTED) ? compacted : small))
                        .toList())
                .all()
                .get();
        // With segments as small as on the source: a target profile need not accept that property.
        target.createTopics(List.of(
                        new NewTopic(APPEND_TIME, 1, (short) 1)
                                .configs(Map.of("message.timestamp.type", "LogAppendTime")),
                        new NewTopic(COMPACTED, 1, (short) 1).configs(compacted)))
                .all()
                .get();
    }

    void write() {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(numbered(PLAIN, i, now + i / 10));
                producer.send(numbered(APPEND_TIME, i, now + i / 10));
                producer.send(numbered(TRUNCATED, i, now + i / 10));
                producer.send(numbered(OUT_OF_ORDER, i, now - random.nextInt((int) DAY)));
                producer.send(new ProducerRecord<>(EQUAL, 0, now, bytes("key"), bytes("always the same")));
                producer.send(new ProducerRecord<>(
                        REPEATING, 0, now, bytes("key " + i % PERIOD), bytes("value " + i % PERIOD)));
                producer.send(keyed(COMPACTED, i));
                producer.send(keyed(COMPACTED_ON_SOURCE, i));
            }
        }
        writeTransactions();
    }

    /** One in five is aborted. */
    private void writeTransactions() {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", "writer"))) {
            producer.initTransactions();
            int written = 0;
            while (written < RECORDS) {
                producer.beginTransaction();
                int size = 1 + random.nextInt(60);
                for (int i = 0; i < size; i++) {
                    producer.send(numbered(TRANSACTIONS, written + i, now + written / 10));
                }
                producer.flush();
                if (random.nextInt(5) == 0) {
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
                written += size;
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> numbered(String topic, int number, long time) {
        ProducerRecord<byte[], byte[]> written = new ProducerRecord<>(
                topic, 0, time, number % 11 == 0 ? null : bytes("key " + number % 1000), bytes("record " + number));
        if (number % 3 == 0) {
            written.headers().add("trace", bytes("trace " + number)).add("empty", null);
        }
        return written;
    }

    /** Large enough for several segments, whatever compresses it: the active one is not compacted. */
    private ProducerRecord<byte[], byte[]> keyed(String topic, int number) {
        byte[] padding = new byte[PADDING];
        random.nextBytes(padding);
        byte[] value = bytes("record " + number + " " + HexFormat.of().formatHex(padding));
        return new ProducerRecord<>(
                topic, 0, now + number / 10, bytes("key " + random.nextInt(KEYS)), number % 50 == 7 ? null : value);
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> further) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5));
        properties.putAll(further);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
