package io.connectfargate.migration.takeover;

import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.logs.OffsetsStore;
import io.connectfargate.migration.output.OutputOptions;
import java.util.Optional;
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
                        + " offsets topic on the target.",
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
            @Option(
                            names = "--offsets-topic",
                            paramLabel = "TOPIC",
                            description =
                                    "offset.storage.topic of the old workers. Default: mm2-offsets.ALIAS.internal.")
                    String topic,
            @Option(
                            names = "--worker-group",
                            paramLabel = "GROUP",
                            description = "group.id of the old workers. Default: ALIAS-mm2.")
                    String group)
            throws InterruptedException {
        OldTool.requireBoth(topic, group);
        OffsetsStore store =
                OffsetsStore.of(topic == null ? "mm2-offsets." + alias + ".internal" : topic, name, Optional.of(alias));
        return new TakeoverRun(clusters, output, options)
                .run(OldTool.mirrorMaker2(group == null ? alias + "-mm2" : group, store))
                .code();
    }

    @Command(
            name = "replicator",
            header = "Continue where Confluent Replicator has stopped.",
            description = {
                "Its offsets are in the offsets topic of its workers on the target, and in its group on the source.",
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
            @Option(
                            names = "--offsets-topic",
                            paramLabel = "TOPIC",
                            description = "offset.storage.topic of its workers. Default: connect-offsets.")
                    String topic,
            @Option(
                            names = "--worker-group",
                            paramLabel = "GROUP",
                            description = "group.id of its workers. Default: connect-cluster.")
                    String workerGroup,
            @Option(
                            names = "--group",
                            paramLabel = "GROUP",
                            description = "Its consumer group on the source. Default: its name.")
                    String group)
            throws InterruptedException {
        return new TakeoverRun(clusters, output, options)
                .run(OldTool.replicator(name, topic, workerGroup, group))
                .code();
    }
}
