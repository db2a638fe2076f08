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

/** The command {@code migrate takeover}, with a subcommand for each tool. */
@Command(
        name = "takeover",
        header = "Continue where another tool has stopped copying.",
        description = {
            "Creates a connector, stopped, with the offsets up to which another tool has copied: nothing is copied twice and nothing"
                    + " is left out. The old tool has to be stopped for good.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  migrate takeover mm2 --old-alias source --connector mm2-msc.json --connect http://HOST:8083 --dry-run",
            "  migrate takeover mm2 --help"
        })
public final class TakeoverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing: the old tool. Expected: mm1, mm2 or replicator.");
    }

    @Command(
            name = "mm1",
            header = "Continue where MirrorMaker 1 has stopped.",
            description = {"Its offsets are those of its consumer group on the source.", ""},
            mixinStandardHelpOptions = true,
            sortOptions = false,
            usageHelpAutoWidth = true,
            footerHeading = "%nExample:%n",
            footer = "  migrate takeover mm1 --group mm1_consumer_group01 --connector mm2-msc.json --connect"
                    + " http://HOST:8083")
    int mirrorMaker1(
            @Mixin ClusterOptions clusters,
            @Mixin OutputOptions output,
            @Mixin TakeoverOptions options,
            @Option(
                            names = "--group",
                            paramLabel = "GROUP",
                            required = true,
                            description = "group.id of MirrorMaker 1's consumer.properties.")
                    String group)
            throws InterruptedException {
        return new TakeoverRun(clusters, output, options)
                .run(OldTool.mirrorMaker1(group))
                .code();
    }

    @Command(
            name = "mm2",
            header = "Continue where another MirrorMaker 2 has stopped.",
            description = {
                "A dedicated one (connect-mirror-maker.sh), or a connector of other Connect workers. Its offsets are in its"
                        + " offsets topic on the target: mm2-offsets.ALIAS.internal, of the group ALIAS-mm2, if it is a"
                        + " dedicated one.",
                ""
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            usageHelpAutoWidth = true,
            footerHeading = "%nExample:%n",
            footer = {
                "  migrate takeover mm2 --old-alias source --connector mm2-msc.json --connect http://HOST:8083",
                "  migrate takeover mm2 --old-alias msksource --old-name mm2-msc --offsets-topic connect-offsets-OLD \\",
                "    --worker-group OLD --connector mm2-msc.json --connect http://HOST:8083"
            })
    int mirrorMaker2(
            @Mixin ClusterOptions clusters,
            @Mixin OutputOptions output,
            @Mixin TakeoverOptions options,
            @Option(
                            names = "--old-alias",
                            paramLabel = "ALIAS",
                            defaultValue = "source",
                            description = "The source's alias in the old tool. Default: source.")
                    String alias,
            @Option(
                            names = "--old-name",
                            paramLabel = "CONNECTOR",
                            defaultValue = OldTool.DEDICATED_CONNECTOR,
                            description = "The old connector's name. Default: " + OldTool.DEDICATED_CONNECTOR
                                    + ", as a dedicated one calls it.")
                    String name,
            @Mixin OldWorkersOptions workers)
            throws InterruptedException {
        return new TakeoverRun(clusters, output, options)
                .run(OldTool.mirrorMaker2(workers.orElse(OldTool.Workers.dedicated(alias)), name, alias))
                .code();
    }

    @Command(
            name = "replicator",
            header = "Continue where Confluent Replicator has stopped.",
            description = {
                "Its offsets are in the offsets topic of its workers on the target, connect-offsets of the group"
                        + " connect-cluster, and in its group on the source.",
                ""
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            usageHelpAutoWidth = true,
            footerHeading = "%nExample:%n",
            footer = "  migrate takeover replicator --connector mm2-msc.json --connect http://HOST:8083")
    int replicator(
            @Mixin ClusterOptions clusters,
            @Mixin OutputOptions output,
            @Mixin TakeoverOptions options,
            @Option(
                            names = "--old-name",
                            paramLabel = "CONNECTOR",
                            defaultValue = "replicator",
                            description = "Replicator's name. Default: replicator.")
                    String name,
            @Mixin OldWorkersOptions workers,
            @Option(
                            names = "--group",
                            paramLabel = "GROUP",
                            description = "Its consumer group on the source. Default: its name.")
                    String group)
            throws InterruptedException {
        return new TakeoverRun(clusters, output, options)
                .run(OldTool.replicator(workers.orElse(OldTool.Workers.connect()), name, group))
                .code();
    }
}
