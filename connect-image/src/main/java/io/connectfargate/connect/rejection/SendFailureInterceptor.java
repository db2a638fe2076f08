package io.connectfargate.connect.rejection;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Remembers the topic and partition of a record that the target rejected: with exactly-once support, the exception that a task then
 * fails with names neither. Changes no record.
 */
public final class SendFailureInterceptor implements ProducerInterceptor<byte[], byte[]> {
    /** As Connect calls the producer of a task. */
    private static final String CLIENT = "connector-producer-";

    private static final String PROPERTY = "producer." + ProducerConfig.INTERCEPTOR_CLASSES_CONFIG;

    private String task = "";

    /** Adds it to the producers of all tasks, before those that the user has configured. */
    public static void addTo(Map<String, String> properties) {
        properties.merge(
                PROPERTY,
                SendFailureInterceptor.class.getName(),
                (theirs, ours) -> theirs.isBlank() ? ours : ours + "," + theirs);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        String client = String.valueOf(settings.get(ProducerConfig.CLIENT_ID_CONFIG));
        task = client.startsWith(CLIENT) ? client.substring(CLIENT.length()) : client;
        SendFailures.OF_THIS_WORKER.begin(task);
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            SendFailures.OF_THIS_WORKER.add(task, metadata, exception);
        }
    }

    @Override
    public void close() {
        // What is remembered is read after the task has closed its producer.
    }
}
