package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ClusterOptions;
import io.connectfargate.migration.cluster.Clusters;
import io.connectfargate.migration.cluster.RequiredPermissions;
import io.connectfargate.migration.offsets.GroupSearch;
import io.connectfargate.migration.offsets.SearchOptions;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.rest.ConnectVersion;
import io.connectfargate.migration.rest.PatientRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code migrate handover}. */
@Command(
        name = "handover",
        header = "Move one consumer group to the target, or back.",
        description = {
            "Takes the group out of the checkpoint connector, commits its exact offsets to the target, sees to it that they stay, and"
                    + " waits until its consumers have started there. Stop the consumers on the source first. If this"
                    + " command is stopped or killed, run it again: it continues.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  migrate handover --connect http://kafkaconnect.migration:8083 --group billing",
            "  migrate handover --connect http://kafkaconnect.migration:8083 --group billing --undo"
        })
public final class HandoverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions clusters;

    @Mixin
    private OutputOptions output;

    @Option(names = "--group", required = true, paramLabel = "GROUP", description = "A group of the source.")
    private String group;

    @Option(names = "--dry-run", description = "Check and show what would be done, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--undo",
            description = "Put the target's offsets back as they were, and the group into the connector again.")
    private boolean undo;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Where it is kept how far the handover has come, and what --undo needs. Keep it until the migration is"
                            + " over. Default: handover-GROUP.json in the current directory.")
    private Path state;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "How long each step may wait: for the connector, for records that are not copied yet, for the consumers."
                            + " Default: ${DEFAULT-VALUE}.")
    private long timeout;

    @Option(
            names = "--no-watch",
            description = "End when the consumers may start on the target. The same command without it watches later.")
    private boolean noWatch;

    @Mixin
    private SearchOptions search = new SearchOptions();

    private final Consumer<String> afterEffect;

    /** As picocli makes it. */
    public HandoverCommand() {
        this(effect -> {});
    }

    /** @param afterEffect is given the name of each effect, so that tests can end the run there */
    public HandoverCommand(Consumer<String> afterEffect) {
        this.afterEffect = afterEffect;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireConsistency();
        Clusters sides = clusters.read(EnumSet.allOf(Cluster.class));
        ConnectRest rest = sides.connect()
                .orElseThrow(
                        () -> new Failure(
                                ExitCode.USAGE,
                                "--connect is missing. Expected: http://HOST:8083, the REST API of a worker that has the checkpoint connector."));
        Duration limit = Duration.ofSeconds(timeout);
        PatientRest worker = new PatientRest(rest, limit);
        worker.requireVersion(ConnectVersion.STOPS, "stop a connector until its group is out of it");
        RequiredPermissions.ofGroups(sides.names(), List.of(group), true).check(sides);
        try (GroupSearch found = new GroupSearch(sides, search.choice())) {
            Context context = new Context(
                    group,
                    found,
                    search.rules(),
                    new CheckpointConnectors(worker),
                    state == null ? JournalFile.of(group) : new JournalFile(state),
                    new Steps(output),
                    output,
                    limit,
                    afterEffect);
            return run(new HandoverRun(context, clusterId(found))).code();
        }
    }

    private ExitCode run(HandoverRun run) throws InterruptedException {
        ExitCode code = ExitCode.OK;
        List<String> problems = new ArrayList<>();
        try {
            if (undo && dryRun) {
                run.dryUndo();
            } else if (undo) {
                run.undo();
            } else if (dryRun) {
                run.dryRun();
            } else {
                run.move(!noWatch);
            }
        } catch (Failure e) {
            code = e.exitCode();
            problems.addAll(e.getMessage().lines().toList());
        }
        if (output.isJson()) {
            Map<String, Object> document = run.document();
            document.put("problems", problems);
            output.printJson(document);
        } else {
            problems.forEach(output.err()::println);
        }
        return code;
    }

    private static String clusterId(GroupSearch search) throws InterruptedException {
        try {
            return search.target().describeCluster().clusterId().get();
        } catch (ExecutionException e) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The target's cluster id cannot be read: " + e.getCause().getMessage());
        }
    }

    private void requireConsistency() {
        List<String> errors = new ArrayList<>(search.errors());
        if (undo && noWatch) {
            errors.add("--undo puts everything back. Expected: without --no-watch.");
        }
        if (timeout < 1) {
            errors.add("--timeout is " + timeout + ". Expected: 1 or more seconds.");
        }
        if (!errors.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), errors));
        }
    }
}
