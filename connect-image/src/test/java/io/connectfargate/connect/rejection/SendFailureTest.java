package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.health.RootCause;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SendFailureTest {
    private static final RecordMetadata WHERE = new RecordMetadata(new TopicPartition("orders", 3), -1, -1, -1, -1, -1);

    private final SendFailures failures = new SendFailures();

    @Test
    void isReadOffTheTraceThatNamesIt() {
        // Given
        failures.add("mm2-msc-0", WHERE, new InvalidTimestampException("Timestamp 5 is out of\nrange."));
        SendFailure failure = failures.of("mm2-msc-0").orElseThrow();
        String trace = "org.apache.kafka.connect.errors.ConnectException: Failed to flush\n\tat x.Y.z(Y.java:1)\n"
                + failure.line();

        // Then
        assertThat(RootCause.of(trace).orElseThrow())
                .startsWith(
                        "org.apache.kafka.common.errors.InvalidTimestampException: Topic orders, partition 3 on the target:"
                                + " Timestamp 5 is out of range. Make the copy accept the time of the record, with kafka-configs.sh");
        assertThat(SendFailure.in(trace)).hasValueSatisfying(read -> {
            assertThat(read.topic()).isEqualTo("orders");
            assertThat(read.partition()).isEqualTo(3);
            assertThat(read.shortName()).isEqualTo("InvalidTimestamp");
        });
        assertThat(SendFailure.in("org.apache.kafka.connect.errors.ConnectException: other"))
                .isEmpty();
        assertThat(SendFailure.in(null)).isEmpty();
    }

    @Test
    void isTheFirstOneOfATaskUntilItsProducerIsReplaced() {
        failures.add("a-0", WHERE, new InvalidTimestampException("first"));
        failures.add("a-0", WHERE, new InvalidTimestampException("second"));

        assertThat(failures.of("a-0")).map(SendFailure::message).hasValue("first");
        failures.begin("a-0");
        assertThat(failures.of("a-0")).isEmpty();
    }

    @Test
    void ofSeveralRecordsIsRecognizedByItsMessage() {
        failures.add("a-0", WHERE, new InvalidRecordException("Timestamp 5 of message with offset 0 is out of range."));

        assertThat(failures.of("a-0")).map(SendFailure::shortName).hasValue("InvalidTimestamp");
    }

    @Test
    void isAboutOneTopicAndNotAboutTheWholeCluster() {
        failures.add("a-0", WHERE, new NetworkException("gone"));
        failures.add("a-0", WHERE, new TimeoutException("Expiring 5 record(s)"));
        assertThat(failures.of("a-0")).isEmpty();

        failures.add("a-0", WHERE, new TimeoutException("Topic orders not present in metadata after 120000 ms."));
        assertThat(failures.of("a-0")).isPresent();
    }
}
