package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.client.RestException;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.logs.Delivery;
import io.connectfargate.migration.logs.OffsetsStore;
import io.connectfargate.migration.output.OutputOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/**
 * Finds offsets of groups, shows them, and commits them if that is wanted.
 *
 * @param stored where Connect's offsets are, by the source's alias; empty if a worker is asked for them
 * @param afterGroup is given each group when it has been written
 */
record OffsetsRun(
        ClusterOptions options,
        OutputOptions output,
        CommitRules rules,
        Function<String, Optional<OffsetsStore>> stored,
        Consumer<String> afterGroup) {
    /** @param snapshot where the target's offsets are saved; null for a name of their own */
    record Target(Path snapshot) {}

    /** @param target null to write nothing */
    ExitCode run(List<String> names, SearchOptions.Choice choice, Target target) throws InterruptedException {
        try (GroupSearch search = open(names, choice, target != null)) {
            List<GroupMove> moves = search.find(names, output);
            return target == null ? show(moves, search) : commit(moves, search, target);
        }
    }

    /**
     * Shows groups again and again, until the process is stopped. What MirrorMaker has stored is read whole once, and then only what
     * was added.
     */
    void watch(List<String> names, SearchOptions.Choice choice, Duration interval) throws InterruptedException {
        try (GroupSearch search = open(names, choice, false)) {
            while (true) {
                try {
                    List<GroupMove> moves = search.find(names, output);
                    output.printAgain();
                    show(moves, search);
                } catch (Failure | RestException | UncheckedIOException e) {
                    // A worker or a broker that restarts is what people watch for.
                    output.err().println(e.getMessage());
                }
                Thread.sleep(interval.toMillis());
            }
        }
    }

    private GroupSearch open(List<String> names, SearchOptions.Choice choice, boolean written)
            throws InterruptedException {
        Clusters clusters = options.read(EnumSet.allOf(Cluster.class));
        Optional<OffsetsStore> store = stored.apply(clusters.names().sourceAlias());
        RequiredPermissions.ofGroups(clusters.names(), names, written)
                .readTopics(
                        Cluster.TARGET,
                        store.map(OffsetsStore::topic).stream().toList(),
                        "to read how far Connect has copied")
                .check(clusters);
        return new GroupSearch(clusters, choice, store);
    }

    private ExitCode show(List<GroupMove> moves, GroupSearch search) {
        boolean good = moves.stream().allMatch(move -> rules.violations(move).isEmpty());
        print(moves, search, Map.of("committed", List.of()));
        if (!output.isJson()) {
            moves.forEach(move ->
                    rules.violations(move).forEach(reason -> output.err().println(move.name() + ": " + reason)));
            moves.forEach(move -> rules.writers(move)
                    .forEach(reason -> output.err().println(move.name() + ": before --commit: " + reason)));
        }
        return good ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private ExitCode commit(List<GroupMove> moves, GroupSearch search, Target target) throws InterruptedException {
        Admin admin = search.target();
        String cluster = Requests.get(admin.describeCluster().clusterId(), "", "The target's cluster id");
        SnapshotFile file = target.snapshot() == null
                ? SnapshotFile.named(moves.stream().map(GroupMove::name).toList(), Instant.now())
                : new SnapshotFile(target.snapshot());
        CommitRun run = new CommitRun(new OffsetWriter(new ClusterGroups(admin)), rules, afterGroup);
        run.commit(moves, cluster, file);
        boolean written = !run.committed().isEmpty();
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("committed", run.committed());
        more.put("snapshot", written ? file.path().toString() : null);
        more.put("problems", run.problems());
        print(moves, search, more);
        if (!output.isJson()) {
            printCommitted(run.committed(), file);
            run.problems().forEach(output.err()::println);
        }
        return run.problems().isEmpty() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private void printCommitted(Collection<String> committed, SnapshotFile file) {
        if (!committed.isEmpty()) {
            output.out().println("Committed and read back: " + String.join("; ", committed) + ".");
            output.out().println("To put them back as they were: migrate offsets --restore " + file.path());
            output.out().flush();
        }
    }

    private void print(List<GroupMove> moves, GroupSearch search, Map<String, Object> more) {
        OffsetsReport report = new OffsetsReport(moves);
        if (output.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("delivery", search.delivery());
            document.put("copiedBy", search.copiedBy().orElse(null));
            document.put("groups", report.document(rules));
            document.putAll(more);
            output.printJson(document);
            return;
        }
        output.print(report.table());
        List<String> notes = new ArrayList<>(report.summary());
        if (search.delivery() == Delivery.AT_LEAST_ONCE) {
            notes.add(
                    "Exactly-once is not known for the copying: only what is compared on both sides of an offset is called"
                            + " exact. If it was on from the beginning: --delivery exactly_once.");
        }
        notes.add(search.copiedBy()
                .map(origin -> "How far Connect has copied was read from " + origin + ".")
                .orElse(
                        "How far Connect has copied is not known: no worker is known. Give --connect http://HOST:8083, or"
                                + " --offsets-topic where no worker responds."));
        notes.forEach(output.out()::println);
        output.out().flush();
    }
}
