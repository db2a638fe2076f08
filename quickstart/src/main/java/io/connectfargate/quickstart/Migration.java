package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.parity.OpenTransactions;
import io.connectfargate.migration.parity.PartitionParity;
import io.connectfargate.migration.parity.SourceLogs;
import io.connectfargate.migration.records.RecordReader;
import io.connectfargate.testsupport.SourceTree;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The story from the start of the clusters to the summary. */
final class Migration {
    private static final Duration REST_TIMEOUT = Duration.ofSeconds(30);

    private final Options options;
    private final SourceTree tree;
    private final Shutdown shutdown;
    private final Path temp;
    private final PrintStream out = System.out;

    Migration(Options options, SourceTree tree, Shutdown shutdown, Path temp) {
        this.options = options;
        this.tree = tree;
        this.shutdown = shutdown;
        this.temp = temp;
    }

    /**
     * Runs it, and stays until Ctrl-C without --exit.
     *
     * @return 0 if everything was verified, else 1
     * @throws Failure if it does not get that far
     */
    int run() throws InterruptedException {
        Preflight.check(options, temp);
        Clusters clusters = openClusters();
        ConnectRest rest = ConnectRest.onLoopback(options.port(), REST_TIMEOUT);
        WorkerProcess worker = startWorker(clusters, rest);
        Summary summary = migrate(clusters, rest, worker);
        summary.print(out);
        int exitCode = summary.report().problems().isEmpty() ? 0 : ExitCode.NOT_VERIFIED.code();
        if (!options.exit()) {
            summary.printNextSteps(out);
            shutdown.finished(exitCode);
            worker.awaitEnd();
        }
        return exitCode;
    }

    private Clusters openClusters() throws InterruptedException {
        out.println(
                options.source().isEmpty()
                        ? "Starting a source and a target Kafka ..."
                        : "Connecting to the source and the target Kafka ...");
        Clusters clusters = Clusters.open(options, shutdown);
        if (options.hasSamples()) {
            out.printf(
                    "Writing %,d records of %,d bytes to %d topics on the source ...%n",
                    options.records(), options.recordSize(), SampleData.TOPICS.size());
            new SampleData(options).create(clusters.source());
        }
        return clusters;
    }

    private WorkerProcess startWorker(Clusters clusters, ConnectRest rest) throws InterruptedException {
        out.println("Starting the worker ...");
        WorkerProcess worker = shutdown.closing(WorkerProcess.start(tree, clusters.target(), options, temp));
        worker.awaitReady(rest);
        return worker;
    }

    private Summary migrate(Clusters clusters, ConnectRest rest, WorkerProcess worker) throws InterruptedException {
        try {
            return migrate(clusters, new MirrorConnectors(rest, worker::requireRunning));
        } catch (UncheckedIOException e) {
            worker.requireNotEnding();
            throw e;
        }
    }

    private Summary migrate(Clusters clusters, MirrorConnectors connectors) throws InterruptedException {
        try (RecordReader source = new RecordReader(clusters.source());
                Admin admin = Clusters.admin(clusters.source())) {
            SourceLogs logs = SourceLogs.of(admin, clusters.source());
            Map<TopicPartition, Long> before = connectors.replicated();
            out.println("Creating the connectors mm2-msc, mm2-cpc and mm2-hbc ...");
            connectors.put(tree.connectors("no-auth"), "no-auth", clusters.source(), clusters.target());
            Set<TopicPartition> partitions = connectors.awaitPartitions();
            long startedAt = System.nanoTime();
            Workload atStart = Workload.of(source, logs, partitions);
            Copying.Copied copied = new Copying(connectors, source, logs, out)
                    .await(atStart, before, startedAt, options.transactionTimeout());
            out.println("Waiting for the consumer groups' offsets, which MirrorMaker syncs at intervals ...");
            Workload workload = copied.workload();
            List<GroupOffsets.Position> positions =
                    positions(clusters, connectors, workload.parts().keySet());
            return new Summary(options, clusters, copied, proof(clusters, workload, positions, logs));
        }
    }

    private ProofReport proof(
            Clusters clusters, Workload workload, List<GroupOffsets.Position> positions, SourceLogs logs)
            throws InterruptedException {
        Workload.requireAll(
                workload.parts().keySet(), logs.read(workload.parts().keySet()).keySet());
        List<PartitionParity> records = new RecordProof(clusters, workload, out).compare();
        try (RecordReader target = new RecordReader(clusters.target())) {
            GroupProof.Report groups = new GroupProof(positions, target).run("http://127.0.0.1:" + options.port());
            return new ProofReport(records, groups, new OpenTransactions(logs).name(workload.held()));
        }
    }

    private List<GroupOffsets.Position> positions(
            Clusters clusters, MirrorConnectors connectors, Set<TopicPartition> partitions)
            throws InterruptedException {
        try (Admin source = Clusters.admin(clusters.source());
                Admin target = Clusters.admin(clusters.target())) {
            return new GroupOffsets(connectors, source, target)
                    .await(partitions, options.hasSamples() ? Set.of(SampleData.GROUP) : Set.of());
        }
    }
}
