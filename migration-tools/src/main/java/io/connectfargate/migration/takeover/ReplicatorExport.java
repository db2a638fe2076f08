package io.connectfargate.migration.takeover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.logs.OffsetsStore;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.output.Progress;
import io.connectfargate.migration.output.Table;
import io.connectfargate.migration.rest.ConnectVersion;
import io.connectfargate.migration.rest.PatientRest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.mirror.ReplicationPolicy;

/** Writes a stopped connector's offsets as Replicator's. It may be killed and run again: the same records are written. */
record ReplicatorExport(ClusterOptions clusterOptions, OutputOptions output, boolean dryRun) {
    /** @param replicator without a group on the source: its offsets win */
    ExitCode run(OldTool replicator) throws InterruptedException {
        Clusters clusters = clusterOptions.read(Set.of(Cluster.TARGET));
        if (clusters.connect().isEmpty() || clusters.connector().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The connector that has copied is not named. Expected: --connect http://HOST:8083 --name mm2-msc.");
        }
        new RequiredAccess(clusters, replicator).checkTool(Set.of(Cluster.TARGET), !dryRun);
        StoppedConnector connector = new StoppedConnector(
                new PatientRest(clusters.connect().get()), clusters.connector().get(), clusters.connectorConfig());
        connector.rest().requireReachable();
        connector.rest().requireVersion(ConnectVersion.CHANGES_OFFSETS, "shut out a stopped connector's last tasks");
        try (Admin target = clusters.target().openAdmin()) {
            StoredOffsetsReader reader = new StoredOffsetsReader(clusters, target, target);
            List<String> problems = problems(connector, replicator, reader);
            if (!problems.isEmpty()) {
                new TakeoverReport(output).printProblems(problems);
                return ExitCode.NOT_VERIFIED;
            }
            export(connector, replicator, reader);
            return ExitCode.OK;
        }
    }

    private void export(StoppedConnector connector, OldTool replicator, StoredOffsetsReader reader)
            throws InterruptedException {
        Clusters clusters = reader.clusters();
        OffsetsStore store = replicator.offsets().orElseThrow();
        ConnectorOffsets offsets = new ConnectorOffsets(
                connector.rest(), connector.name(), clusters.names().sourceAlias());
        if (!dryRun) {
            offsets.fence();
        }
        List<ReplicatorRecord> records =
                records(offsets.read(), store, clusters.names().policy());
        if (!dryRun) {
            write(clusters, store.topic(), records);
            requireRead(reader.read(replicator).next(), store, records);
        }
        print(store, connector.name(), records);
    }

    private static List<String> problems(StoppedConnector connector, OldTool replicator, StoredOffsetsReader reader)
            throws InterruptedException {
        List<String> problems = new ArrayList<>();
        String state = connector.state();
        if (!state.equals("STOPPED")) {
            problems.add("Connector " + connector.name() + " is " + state
                    + ". Expected: STOPPED, so that its offsets are the last ones. curl -X PUT "
                    + connector.rest().rest().address() + "/connectors/" + PatientRest.encoded(connector.name())
                    + "/stop");
        }
        if (connector.config().containsKey("offsets.storage.topic")) {
            problems.add(
                    "Connector " + connector.name() + " has offsets.storage.topic, an offsets topic of its own, from"
                            + " which Connect cannot shut out its last tasks. Expected: a connector without.");
        }
        problems.addAll(new ToolGroups(reader.target(), reader.target()).problems(replicator));
        offsetsTopic(replicator.offsets().orElseThrow().topic(), reader).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> offsetsTopic(String topic, StoredOffsetsReader reader) throws InterruptedException {
        Optional<String> policy = reader.cleanup(topic);
        if (policy.equals(Optional.of("compact"))) {
            return Optional.empty();
        }
        return Optional.of("Topic " + topic + " on the target "
                + policy.map(found -> "has cleanup.policy=" + found
                                + ", with which Connect rejects it. Expected: compact. Change it by kafka-configs.sh.")
                        .orElse("does not exist. Start Replicator's workers once without a connector, which create it,"
                                + " and stop them."));
    }

    /** One for each partition, but for MirrorMaker's own topics. */
    static List<ReplicatorRecord> records(
            Map<TopicPartition, Long> offsets, OffsetsStore store, ReplicationPolicy policy) {
        List<ReplicatorRecord> records = new ArrayList<>();
        offsets.forEach((partition, last) -> {
            if (!policy.isHeartbeatsTopic(partition.topic()) && !policy.isInternalTopic(partition.topic())) {
                records.add(new ReplicatorRecord(store.connector().orElseThrow(), partition, last));
            }
        });
        return records;
    }

    private void write(Clusters clusters, String topic, List<ReplicatorRecord> records) throws InterruptedException {
        Map<String, Object> properties = Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        // The default partitioner is Connect's, too: the records of one key stay in one partition, in their order.
        try (Producer<byte[], byte[]> producer = clusters.target().openProducer(properties);
                Progress progress = output.progress("Writing", records.size())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ReplicatorRecord record : records) {
                sent.add(producer.send(new ProducerRecord<>(topic, record.key(), record.value())));
            }
            producer.flush();
            for (Future<RecordMetadata> future : sent) {
                future.get();
                progress.step(1);
            }
        } catch (ExecutionException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "A record could not be written to " + topic + ": "
                            + e.getCause().getMessage() + ". Run the command again once the target accepts it.");
        }
    }

    private static void requireRead(
            Map<TopicPartition, Long> found, OffsetsStore store, List<ReplicatorRecord> records) {
        List<String> different = records.stream()
                .filter(record -> !Long.valueOf(record.last() + 1).equals(found.get(record.partition())))
                .map(record -> record.partition().toString())
                .toList();
        if (!different.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "Topic " + store.topic() + " has other offsets than were written, of "
                            + String.join(", ", different)
                            + ". Does something else write them? Run the command again.");
        }
    }

    private void print(OffsetsStore store, String connector, List<ReplicatorRecord> records) {
        if (output.isJson()) {
            output.printJson(document(store, connector, records));
            return;
        }
        Table table = new Table("KEY", "VALUE");
        records.forEach(record -> table.row(text(record.key()), text(record.value())));
        output.print(table);
        output.out()
                .println(records.size() + " records " + (dryRun ? "would be written" : "written and read back") + " in "
                        + store.topic() + ". Connector " + connector + " is stopped"
                        + (dryRun ? "." : "; delete it before Replicator starts: both would copy every record."));
        output.out().flush();
    }

    private Map<String, Object> document(OffsetsStore store, String connector, List<ReplicatorRecord> records) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("connector", connector);
        document.put("topic", store.topic());
        document.put("written", dryRun ? 0 : records.size());
        document.put(
                "records",
                records.stream()
                        .map(record -> Map.of("key", text(record.key()), "value", text(record.value())))
                        .toList());
        return document;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
