package io.connectfargate.connect.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes records of which no two are equal. */
final class ChaosWriter {
    private static final int KEYS = 20;
    private static final int LARGE = 5_000;

    private final KafkaProducer<String, String> plain;
    private final KafkaProducer<String, String> transactional;
    private int next;

    /** @param transactional null for a topic without transactions */
    ChaosWriter(KafkaProducer<String, String> plain, KafkaProducer<String, String> transactional) {
        this.plain = plain;
        this.transactional = transactional;
    }

    List<ChaosTopic.Written> plain(String topic, int log, int number, boolean large) throws Exception {
        return send(plain, topic, log, number, large);
    }

    List<ChaosTopic.Written> transactional(String topic, int log, int number) throws Exception {
        return send(transactional, topic, log, number, false);
    }

    void begin() {
        transactional.beginTransaction();
    }

    void commit() {
        transactional.commitTransaction();
    }

    void abort() {
        transactional.abortTransaction();
    }

    private List<ChaosTopic.Written> send(
            KafkaProducer<String, String> producer, String topic, int log, int number, boolean large) throws Exception {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String value = topic + "#" + log + "#" + next++ + (large ? "x".repeat(LARGE) : "");
            records.add(new ProducerRecord<>(topic, 0, "key-" + next % KEYS, value));
            sent.add(producer.send(records.get(i)));
        }
        producer.flush();
        List<ChaosTopic.Written> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ProducerRecord<String, String> record = records.get(i);
            all.add(new ChaosTopic.Written(log, sent.get(i).get().offset(), record.key(), record.value()));
        }
        return all;
    }
}
