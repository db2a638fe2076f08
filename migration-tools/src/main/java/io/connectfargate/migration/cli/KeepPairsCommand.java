package io.connectfargate.migration.cli;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.logs.PairRetention;
import io.connectfargate.migration.output.OutputOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate keep-pairs}: keeps MirrorMaker's offset pairs from compaction, for as long as a migration lasts. */
@Command(
        name = "keep-pairs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Sets " + PairRetention.PROPERTY
                    + " of MirrorMaker's topic of offset pairs, so that its cleaner keeps all pairs and not"
                    + " only the newest of each partition. With all pairs, migrate offsets and migrate handover find the"
                    + " exact offset of a group that lags far. A pair has about 60 bytes.",
            "MSK Serverless does not allow it."
        },
        footer = {"%nExample:", "  migrate keep-pairs --connect http://kafkaconnect.migration:8083 --days 60"})
final class KeepPairsCommand implements Callable<Integer> {
    private static final int LONGEST = 3_650;

    @Mixin
    private ClusterOptions options;

    @Option(
            names = "--days",
            required = true,
            paramLabel = "DAYS",
            description =
                    "How long the migration lasts, from 0 to " + LONGEST + ". 0 is Kafka's default: nothing is kept.")
    private int days;

    @Option(names = "--dry-run", description = "Show what would be set, and set nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws InterruptedException {
        if (days < 0 || days > LONGEST) {
            throw new Failure(ExitCode.USAGE, "--days is " + days + ". Expected: 0 to " + LONGEST + ".");
        }
        Clusters clusters = clusters();
        Cluster side = clusters.names().offsetSyncsSide();
        new RequiredPermissions(Set.of())
                .configure(side, Set.of(clusters.names().offsetSyncsTopic()))
                .check(clusters);
        try (Admin admin = clusters.of(side).openAdmin()) {
            set(new PairRetention(admin, clusters.names().offsetSyncsTopic()), side);
        }
        return ExitCode.OK.code();
    }

    /** The cluster alone that has the topic. */
    private Clusters clusters() throws InterruptedException {
        Clusters target = options.read(Set.of(Cluster.TARGET));
        return target.names().offsetSyncsSide() == Cluster.TARGET ? target : options.read(Set.of(Cluster.SOURCE));
    }

    private void set(PairRetention pairs, Cluster side) throws InterruptedException {
        long before = pairs.read();
        long wanted = Duration.ofDays(days).toMillis();
        if (!dryRun && before != wanted) {
            pairs.set(wanted);
        }
        if (output.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("topic", pairs.topic());
            document.put("cluster", side.name().toLowerCase(Locale.ROOT));
            document.put("property", PairRetention.PROPERTY);
            document.put("before", before);
            document.put("now", dryRun ? before : wanted);
            document.put("wanted", wanted);
            output.printJson(document);
            return;
        }
        output.out()
                .printf(
                        Locale.ROOT,
                        "%s on the %s: %s was %d and %s %d (%d days).%n",
                        pairs.topic(),
                        side.name().toLowerCase(Locale.ROOT),
                        PairRetention.PROPERTY,
                        before,
                        dryRun ? "would be" : "is",
                        wanted,
                        days);
        output.out().flush();
    }
}
