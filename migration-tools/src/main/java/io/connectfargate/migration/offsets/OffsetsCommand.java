package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.logs.OffsetsStore;
import io.connectfargate.migration.output.OutputOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code migrate offsets}. */
@Command(
        name = "offsets",
        aliases = "sync-offsets",
        header = "Find the exact offsets of consumer groups on the target, and commit them.",
        description = {
            "Compares both clusters' records around each committed offset, so that a group that moves reads no record again and"
                    + " skips none. Shows what it finds; writes only with --commit.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  migrate offsets --connect http://kafkaconnect.migration:8083 --group billing",
            "  migrate offsets --connect http://kafkaconnect.migration:8083 --group billing --commit",
            "  migrate offsets --connector mm2-msc.json --offsets-topic connect-offsets-GROUP --group billing"
        })
public final class OffsetsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions clusters;

    @Mixin
    private OutputOptions output;

    @Option(names = "--group", paramLabel = "GROUP", description = "A group of the source. Repeat it for several.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--all-groups", description = "Every group of the source that has offsets.")
    private boolean allGroups;

    @Option(
            names = "--dry-run",
            description =
                    "Show what would be committed, or put back by --restore, and write nothing. The default without both.")
    private boolean dryRun;

    @Option(
            names = "--commit",
            description = "Write the offsets to the target, for groups without members, after all were checked.")
    private boolean commit;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description =
                    "With --commit: a new file for what the target had before. Default: offsets-GROUP-TIME.json in the"
                            + " current directory.")
    private Path snapshot;

    @Option(names = "--watch", description = "Show it again and again, until Ctrl-C. Reads only new offset pairs.")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Between two looks of --watch. Default: ${DEFAULT-VALUE}.")
    private int interval;

    @Option(
            names = "--restore",
            paramLabel = "FILE",
            description = "Put the target's offsets back as a snapshot has them. Needs no source.")
    private Path restore;

    @Option(
            names = "--offsets-topic",
            paramLabel = "TOPIC",
            description =
                    "Where no worker responds: the topic on the target that has the workers' offsets, offset.storage.topic, such"
                            + " as connect-offsets-GROUP. How far is copied is read from it instead of from --connect.")
    private String offsetsTopic;

    @Option(
            names = "--copied-by",
            paramLabel = "CONNECTOR",
            description =
                    "With --offsets-topic: the connector that has copied. Default: the only one that has offsets there.")
    private String copiedBy;

    @Mixin
    private SearchOptions search = new SearchOptions();

    private final Consumer<String> afterGroup;

    /** As picocli makes it. */
    public OffsetsCommand() {
        this(group -> {});
    }

    /** @param afterGroup is given each group when it has been written */
    OffsetsCommand(Consumer<String> afterGroup) {
        this.afterGroup = afterGroup;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireConsistency();
        if (restore != null) {
            return new RestoreRun(clusters, output, dryRun)
                    .run(new SnapshotFile(restore))
                    .code();
        }
        OffsetsRun run = new OffsetsRun(clusters, output, search.rules(), this::stored, afterGroup);
        List<String> names = allGroups ? List.of() : groups;
        if (watch) {
            run.watch(names, search.choice(), Duration.ofSeconds(interval));
        }
        ExitCode code = run.run(names, search.choice(), commit ? new OffsetsRun.Target(snapshot) : null);
        return code.code();
    }

    private Optional<OffsetsStore> stored(String alias) {
        return Optional.ofNullable(offsetsTopic)
                .map(topic -> new OffsetsStore(topic, Optional.ofNullable(copiedBy), Optional.of(alias)));
    }

    private void requireConsistency() {
        List<String> errors = new ArrayList<>();
        addIf(
                errors,
                restore == null && allGroups == !groups.isEmpty(),
                "Expected: either --group GROUP or --all-groups.");
        addIf(
                errors,
                restore != null && (commit || allGroups || !groups.isEmpty()),
                "--restore puts back all that its file has. Expected: without --group, --all-groups and --commit.");
        addIf(errors, commit && dryRun, "--commit writes and --dry-run does not. Expected: one of them.");
        addIf(
                errors,
                watch && (commit || restore != null),
                "--watch writes nothing. Expected: without --commit and --restore.");
        addIf(errors, interval < 1, "--interval is " + interval + ". Expected: 1 or more seconds.");
        addIf(errors, snapshot != null && !commit, "--snapshot names what --commit writes. Expected: with --commit.");
        addStoreErrors(errors);
        errors.addAll(search.errors());
        if (!errors.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), errors));
        }
    }

    private void addStoreErrors(List<String> errors) {
        addIf(
                errors,
                copiedBy != null && offsetsTopic == null,
                "--copied-by names a connector in the workers' offsets. Expected: with --offsets-topic.");
        addIf(
                errors,
                restore != null && offsetsTopic != null,
                "--restore puts back all that its file has. Expected: without --offsets-topic.");
    }

    private static void addIf(List<String> errors, boolean wrong, String sentence) {
        if (wrong) {
            errors.add(sentence);
        }
    }
}
