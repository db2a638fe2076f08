package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is put before it returns: memory holds one poll's records at most, and every offset that Connect knows may be committed. */
public final class OpenSearchSinkTask extends SinkTask implements BulkWriter.Exceptions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchSinkTask.class);

    /** Of a put that Connect repeats: up to where its records are in the writer. */
    private final Map<TopicPartition, Long> accepted = new HashMap<>();

    private SinkConfig config;
    private Cluster cluster;
    private Operations operations;
    private Mappings mappings;
    private BulkWriter writer;
    private Conflicts conflicts;
    private ConsumerLag lag;
    private Retries retries;
    private SinkMetrics metrics;
    private ErrantRecords errants;
    private ConnectException failure;

    @Override
    public String version() {
        return OpenSearchSinkConnector.VERSION;
    }

    @Override
    public void start(Map<String, String> properties) {
        config = new SinkConfig(properties);
        cluster = new Cluster(config);
        operations = new Operations(config);
        mappings = new Mappings(cluster, config);
        writer = new BulkWriter(cluster, config, this);
        conflicts = new Conflicts(new SameDocuments(cluster, config));
        lag = new ConsumerLag(properties);
        retries = new Retries(config, System::nanoTime);
        metrics = new SinkMetrics(context.pluginMetrics(), retries::seconds);
        errants = new ErrantRecords(
                context.errantRecordReporter(), "all".equals(properties.get("errors.tolerance")), metrics::rejected);
    }

    /** Connect calls it after each poll, also without records. */
    @Override
    public void put(Collection<SinkRecord> records) {
        if (failure != null) {
            throw failure;
        }
        try {
            records.forEach(this::accept);
            writer.flush();
            if (conflicts.settle()) {
                context.requestCommit();
            }
        } catch (Unavailable e) {
            ConnectException failed = retries.fail(e);
            context.timeout(retries.pauseMs());
            throw failed;
        }
        accepted.clear();
        retries.succeed();
    }

    private void accept(SinkRecord record) {
        TopicPartition partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
        if (record.originalKafkaOffset() <= accepted.getOrDefault(partition, -1L)) {
            return;
        }
        try {
            operations.of(record).ifPresent(this::add);
        } catch (DataException e) {
            errants.add(record, e.getMessage());
        }
        accepted.put(partition, record.originalKafkaOffset());
    }

    private void add(Operation operation) {
        if (!config.getBoolean(SinkConfig.SCHEMA_IGNORE)) {
            mappings.require(operation);
        }
        conflicts.deliver(operation);
        writer.add(operation);
    }

    @Override
    public void conflict(Operation operation, long stored) {
        metrics.repeated();
        if (config.getString(SinkConfig.CONFLICTS).equals(SinkConfig.FAIL)) {
            conflicts.add(operation, stored);
        }
    }

    @Override
    public void rejected(Operation operation, String reason) {
        errants.add(operation.record(), reason);
    }

    /** The only call in which a task knows that everything up to an offset was delivered, also what transforms have left out. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (writer.isEmpty()) {
            settleAtEnd(offsets);
        }
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
        offsets.forEach((partition, next) ->
                committable.put(partition, new OffsetAndMetadata(conflicts.committable(partition, next.offset()))));
        return committable;
    }

    private void settleAtEnd(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            for (TopicPartition partition : conflicts.partitions()) {
                if (offsets.containsKey(partition) && lag.isAtEnd(partition.topic(), partition.partition())) {
                    conflicts.settleAtEnd(partition, offsets.get(partition).offset());
                }
            }
        } catch (ConnectException e) {
            // Thrown from here it would be no failure of the task.
            failure = e;
        }
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        writer.forget(partitions);
        conflicts.forget(partitions);
        accepted.keySet().removeAll(partitions);
    }

    @Override
    public void stop() {
        try {
            if (cluster != null) {
                cluster.close();
            }
        } catch (IOException e) {
            LOG.warn("The connections to OpenSearch could not be closed", e);
        }
    }
}
