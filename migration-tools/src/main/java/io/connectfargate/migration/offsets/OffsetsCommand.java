package io.connectfargate.migration.offsets;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.logs.Delivery;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.output.OutputOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
            "  migrate offsets --connect http://kafkaconnect.migration:8083 --group billing --commit"
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
            description = "Show what would be committed, and write nothing. This is the default without --commit.")
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

    @Option(
            names = "--restore",
            paramLabel = "FILE",
            description = "Put the target's offsets back as a snapshot has them. Needs no source.")
    private Path restore;

    @Option(
            names = "--accept-reread",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Commit also offsets that are only bounds, if at most N records of a partition are read again."
                            + " Default: 0.")
    private long acceptReread;

    @Option(
            names = "--missing",
            paramLabel = "WHERE",
            description =
                    "What partitions of a group's topics get in which it has committed nothing: end, begin, or leave."
                            + " Default: leave, so that auto.offset.reset of its consumers decides.")
    private MissingOffsets.Choice missing = MissingOffsets.Choice.LEAVE;

    @Option(names = "--leave", paramLabel = "TOPIC", description = "A topic of which no offset is moved. Repeatable.")
    private Set<String> left = Set.of();

    @Option(
            names = "--compacted",
            paramLabel = "TOPIC",
            description = "A topic that was compacted once, although its cleanup.policy no longer says so. Repeatable.")
    private Set<String> compacted = Set.of();

    @Option(
            names = "--delivery",
            paramLabel = "GUARANTEE",
            description =
                    "How records were copied: exactly_once or at_least_once. Default: found by the transactional ids on"
                            + " the target.")
    private Delivery delivery;

    @Option(
            names = "--search-limit",
            paramLabel = "OFFSETS",
            defaultValue = "50000000",
            description = "So many offsets of a partition are searched for content where no offset pair is stored."
                    + " Default: 50000000.")
    private long searchLimit;

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
            return new RestoreRun(clusters, output)
                    .run(new SnapshotFile(restore))
                    .code();
        }
        OffsetsRun run = new OffsetsRun(clusters, output, new CommitRules(acceptReread), afterGroup);
        ExitCode code = run.run(
                allGroups ? List.of() : groups,
                new OffsetsRun.Choice(left, compacted, missing, delivery, Limits.DEFAULT.withSearch(searchLimit)),
                commit ? new OffsetsRun.Target(snapshot) : null);
        return code.code();
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
        addIf(errors, snapshot != null && !commit, "--snapshot names what --commit writes. Expected: with --commit.");
        addIf(
                errors,
                Math.min(acceptReread, searchLimit) < 0,
                "--accept-reread and --search-limit are numbers from 0 on.");
        if (!errors.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), errors));
        }
    }

    private static void addIf(List<String> errors, boolean wrong, String sentence) {
        if (wrong) {
            errors.add(sentence);
        }
    }
}
