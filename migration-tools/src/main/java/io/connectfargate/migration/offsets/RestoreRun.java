package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.output.OutputOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

/**
 * Puts back what a snapshot has.
 *
 * @param dryRun whether it is only shown
 */
record RestoreRun(ClusterOptions options, OutputOptions output, boolean dryRun) {
    ExitCode run(SnapshotFile file) throws InterruptedException {
        Snapshot snapshot = file.read();
        Clusters clusters = options.read(Set.of(Cluster.TARGET));
        List<String> names =
                snapshot.groups().stream().map(Snapshot.Group::group).toList();
        new RequiredPermissions(Set.of())
                .readGroups(Cluster.TARGET, names)
                .writeGroups(Cluster.TARGET, dryRun ? List.of() : names)
                .readTopics(Cluster.TARGET, snapshot.topics(), "to set the groups' offsets in it")
                .check(clusters);
        try (Admin target = clusters.target().openAdmin()) {
            String cluster = Requests.get(target.describeCluster().clusterId(), "", "The target's cluster id");
            if (!cluster.equals(snapshot.cluster())) {
                throw new Failure(
                        ExitCode.USAGE,
                        "--restore " + file.path() + " is of cluster " + snapshot.cluster()
                                + ", and the target is cluster " + cluster + ". Nothing was changed.");
            }
            ClusterGroups groups = new ClusterGroups(target);
            List<String> active = active(snapshot, groups.list());
            if (!active.isEmpty()) {
                active.forEach(output.err()::println);
                return ExitCode.NOT_VERIFIED;
            }
            return dryRun ? show(snapshot) : restore(snapshot, new OffsetWriter(groups));
        }
    }

    private ExitCode show(Snapshot snapshot) {
        if (output.isJson()) {
            output.printJson(Map.of("restored", List.of(), "problems", List.of(), "wouldRestore", snapshot.groups()));
            return ExitCode.OK;
        }
        for (Snapshot.Group group : snapshot.groups()) {
            output.out().println(group.group() + ": would be put back as it was at " + snapshot.created() + ":");
            group.present()
                    .forEach((partition, offset) -> output.out().println("  " + partition + " to " + offset.offset()));
            group.absent().forEach(partition -> output.out().println("  " + partition + " to no offset"));
        }
        output.out().flush();
        return ExitCode.OK;
    }

    private ExitCode restore(Snapshot snapshot, OffsetWriter writer) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        List<String> restored = new ArrayList<>();
        for (Snapshot.Group group : snapshot.groups()) {
            List<String> failures = writer.restore(group);
            problems.addAll(failures);
            if (failures.isEmpty()) {
                restored.add(group.group());
            }
        }
        if (output.isJson()) {
            output.printJson(Map.of("restored", restored, "problems", problems));
        } else {
            restored.forEach(
                    group -> output.out().println(group + ": put back as it was at " + snapshot.created() + "."));
            problems.forEach(output.err()::println);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private static List<String> active(Snapshot snapshot, Map<String, GroupListing> groups) {
        return snapshot.groups().stream()
                .map(Snapshot.Group::group)
                .filter(group -> ClusterGroups.isActive(Optional.ofNullable(groups.get(group))))
                .map(group -> group + " has members on the target: stop its consumers. Nothing was changed.")
                .toList();
    }
}
