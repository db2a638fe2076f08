package io.connectfargate.migration.takeover;

import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.output.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code migrate export}, with a subcommand for each tool. */
@Command(
        name = "export",
        header = "Leave offsets from which another tool continues.",
        description = {"Writes what a stopped connector has copied where another tool stores its offsets.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExample:%n",
        footer = "  migrate export replicator --connect http://HOST:8083 --name mm2-msc --dry-run")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing: the other tool. Expected: replicator.");
    }

    @Command(
            name = "replicator",
            header = "Leave offsets from which Confluent Replicator continues.",
            description = {
                "One record for each partition, in the offsets topic of Replicator's workers on the target, connect-offsets of"
                        + " the group connect-cluster. Both the connector and those workers have to be stopped.",
                ""
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            usageHelpAutoWidth = true,
            footerHeading = "%nExample:%n",
            footer = "  migrate export replicator --connect http://HOST:8083 --name mm2-msc")
    int replicator(
            @Mixin ClusterOptions clusters,
            @Mixin OutputOptions output,
            @Option(names = "--dry-run", description = "Show the records, and write none.") boolean dryRun,
            @Option(
                            names = "--replicator-name",
                            paramLabel = "CONNECTOR",
                            defaultValue = "replicator",
                            description = "Replicator's name. Default: replicator.")
                    String name,
            @Mixin OldWorkersOptions workers)
            throws InterruptedException {
        return new ReplicatorExport(clusters, output, dryRun)
                .run(OldTool.replicator(workers.orElse(OldTool.Workers.connect()), name, null)
                        .withoutSourceGroup())
                .code();
    }
}
