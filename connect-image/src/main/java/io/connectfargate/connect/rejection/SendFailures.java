package io.connectfargate.connect.rejection;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Utils;

/** By task, the first record that the target rejected since the task started. Thread-safe. */
final class SendFailures {
    /** A JVM runs one worker. */
    static final SendFailures OF_THIS_WORKER = new SendFailures();

    /** What is about one topic; anything else fails every topic of the task alike. */
    private static final Set<String> OF_A_TOPIC = Set.of(
            "InvalidTimestampException",
            "RecordTooLargeException",
            "RecordBatchTooLargeException",
            "InvalidRecordException",
            "TopicAuthorizationException",
            "PolicyViolationException",
            "InvalidTopicException",
            "UnknownTopicOrPartitionException",
            "UnsupportedForMessageFormatException");

    private final Map<String, SendFailure> tasks = new ConcurrentHashMap<>();

    /** Forgets what an earlier producer of the task saw. */
    void begin(String task) {
        tasks.remove(task);
    }

    /** @param where the topic, and the partition if it is known */
    void add(String task, RecordMetadata where, Exception failure) {
        if (where == null || !isOfATopic(failure)) {
            return;
        }
        tasks.putIfAbsent(
                task,
                new SendFailure(
                        where.topic(),
                        where.partition(),
                        kind(failure),
                        Utils.isBlank(failure.getMessage()) ? "no reason given" : failure.getMessage()));
    }

    Optional<SendFailure> of(String task) {
        return Optional.ofNullable(tasks.get(task));
    }

    /** For one of several records brokers report only that it is invalid; the message shows that its time is the reason. */
    private static String kind(Exception failure) {
        boolean time = failure instanceof InvalidRecordException
                && String.valueOf(failure.getMessage()).startsWith("Timestamp ");
        return (time ? InvalidTimestampException.class : failure.getClass()).getName();
    }

    private static boolean isOfATopic(Exception failure) {
        return OF_A_TOPIC.contains(failure.getClass().getSimpleName())
                || failure instanceof TimeoutException
                        && String.valueOf(failure.getMessage()).contains("not present in metadata");
    }
}
