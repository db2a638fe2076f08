package io.connectfargate.connectors.opensearch;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that never become a document: to the dead letter queue where there is one, else the task fails. */
final class ErrantRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ErrantRecords.class);

    private final ErrantRecordReporter reporter;
    private final boolean tolerant;
    private final Runnable counter;

    /**
     * @param reporter null where Connect has neither a dead letter queue nor a log for them
     * @param tolerant whether such records may be left out
     */
    ErrantRecords(ErrantRecordReporter reporter, boolean tolerant, Runnable counter) {
        this.reporter = reporter;
        this.tolerant = tolerant;
        this.counter = counter;
    }

    /**
     * Leaves a record out.
     *
     * @param reason without a full stop
     * @throws DataException if none may be left out
     */
    void add(SinkRecord record, String reason) {
        String sentence = "The record at offset " + record.originalKafkaOffset() + " of " + record.originalTopic() + "-"
                + record.originalKafkaPartition() + " was not indexed: " + reason + ".";
        counter.run();
        if (reporter != null) {
            // Connect commits no offset before the report has arrived.
            reporter.report(record, new DataException(sentence));
        } else if (tolerant) {
            LOG.warn(sentence);
        } else {
            throw new DataException(sentence
                    + " To leave such records out, set errors.tolerance=all and errors.deadletterqueue.topic.name.");
        }
    }
}
