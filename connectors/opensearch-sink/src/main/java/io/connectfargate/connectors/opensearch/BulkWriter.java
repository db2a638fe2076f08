package io.connectfargate.connectors.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Writes operations in bulk requests, one request at a time. What OpenSearch does not accept for now stays here for the next {@link #flush}.
 * A document's operations may be written in any order, since the later version wins. Not thread-safe.
 */
final class BulkWriter {
    private static final int TOO_LARGE = 413;

    /** What is done with operations that are not written. */
    interface Exceptions {
        void conflict(Operation operation, long stored);

        void rejected(Operation operation, String reason);
    }

    private final Cluster cluster;
    private final SinkConfig config;
    private final Exceptions exceptions;
    private final Deque<Operation> pending = new ArrayDeque<>();
    private int most;

    BulkWriter(Cluster cluster, SinkConfig config, Exceptions exceptions) {
        this.cluster = cluster;
        this.config = config;
        this.exceptions = exceptions;
        this.most = config.getInt(SinkConfig.BATCH_RECORDS);
    }

    void add(Operation operation) {
        pending.add(operation);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Forgets what another task will write. */
    void forget(Collection<TopicPartition> partitions) {
        pending.removeIf(operation -> partitions.contains(operation.partition()));
    }

    /**
     * Writes everything.
     *
     * @throws Unavailable if some of it has to wait
     * @throws ConnectException if nothing will be accepted until somebody changes something
     */
    void flush() {
        while (!pending.isEmpty()) {
            List<Operation> batch = next();
            write(batch);
        }
        most = config.getInt(SinkConfig.BATCH_RECORDS);
    }

    /** At least one, at most as many as fit. They stay pending until they are answered. */
    private List<Operation> next() {
        List<Operation> batch = new ArrayList<>();
        long size = 0;
        for (Operation operation : pending) {
            size += operation.size();
            if (batch.size() == most || !batch.isEmpty() && size > config.getInt(SinkConfig.BATCH_BYTES)) {
                break;
            }
            batch.add(operation);
        }
        return batch;
    }

    private void write(List<Operation> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        batch.forEach(operation -> operation.appendTo(lines));
        Answer answer = cluster.bulk(lines.toByteArray());
        if (answer.status() == TOO_LARGE) {
            tooLarge(batch);
        } else if (!answer.isOk()) {
            throw Rejections.of(config, answer);
        } else {
            sort(batch, answer.body().path("items"));
        }
    }

    private void tooLarge(List<Operation> batch) {
        if (batch.size() > 1) {
            most = batch.size() / 2;
            return;
        }
        Operation operation = pending.remove();
        exceptions.rejected(
                operation,
                "the document has " + operation.size()
                        + " bytes, and OpenSearch responded 413: more than a request may have");
    }

    private void sort(List<Operation> batch, JsonNode items) {
        if (items.size() != batch.size()) {
            throw new Unavailable(
                    "OpenSearch answered " + batch.size() + " operations with " + items.size() + " results.");
        }
        List<Operation> again = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < batch.size(); i++) {
            Operation operation = pending.remove();
            Outcome outcome = Outcome.of(items.get(i));
            switch (outcome.kind()) {
                case RETRY -> {
                    again.add(operation);
                    reason = outcome.reason();
                }
                case CONFLICT -> exceptions.conflict(operation, outcome.stored());
                case REJECTED -> exceptions.rejected(operation, "OpenSearch responded " + outcome.reason());
                case FATAL -> throw fatal(operation, outcome);
                default -> {
                    // It is written.
                }
            }
        }
        if (!again.isEmpty()) {
            again.forEach(pending::add);
            throw new Unavailable("OpenSearch did not accept " + again.size() + " of " + batch.size()
                    + " documents for now: " + reason + "." + Rejections.hint(reason));
        }
    }

    private static ConnectException fatal(Operation operation, Outcome outcome) {
        return new ConnectException("OpenSearch did not write to index " + operation.index() + ": " + outcome.reason()
                + ". Check that the index exists or may be created, and the user's permissions.");
    }
}
