package io.connectfargate.migration.cli;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.FileCluster;
import io.connectfargate.migration.groups.ExactOffsets;
import io.connectfargate.migration.groups.GroupOutcome;
import io.connectfargate.migration.groups.GroupSync;
import io.connectfargate.migration.output.OutputOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate group-offset-sync}: the tool MM2GroupOffsetSync of the AWS sample, with its command lines and files. */
@Command(
        name = "group-offset-sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Sets consumer groups' offsets on the target from MirrorMaker's checkpoints, again and again: of groups"
                    + " without members there, and never backwards. Options and files are those of MM2GroupOffsetSync.",
            "The worker's checkpoint connector does the same by itself (sync.group.offsets.enabled)."
        },
        footer = {
            "%nExample:",
            "  migrate group-offset-sync -cgi billing -src msksource -pfp target.properties -rpc"
                    + " com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy"
        })
final class GroupOffsetSyncCommand implements Callable<Integer> {
    @Mixin
    private GroupOffsetSyncOptions options;

    @Option(names = "--dry-run", description = "Print what would be set, and write nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output;

    private final Map<String, String> printed = new HashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        GroupSync sync = options.sync(dryRun, output);
        options.note().ifPresent(output.err()::println);
        FileCluster.requireUsable(options.target());
        try (GracefulStop stop = GracefulStop.install()) {
            return run(sync, stop).code();
        } finally {
            sync.exact().ifPresent(ExactOffsets::close);
        }
    }

    /** Fixed rate, as before. A round that fails is printed, and the next one comes. */
    private ExitCode run(GroupSync sync, GracefulStop stop) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(options.runFor()).toNanos();
        long next = start;
        while (true) {
            ExitCode exit = round(sync);
            next = Math.max(next + Duration.ofSeconds(options.interval()).toNanos(), System.nanoTime());
            if (options.runFor() > 0 && next >= end || stop.await(Duration.ofNanos(next - System.nanoTime()))) {
                return exit;
            }
        }
    }

    private ExitCode round(GroupSync sync) throws InterruptedException {
        try {
            List<GroupOutcome> outcomes = sync.round(options.target());
            print(outcomes);
            return outcomes.stream().allMatch(GroupOutcome::isFine) ? ExitCode.OK : ExitCode.NOT_VERIFIED;
        } catch (RuntimeException e) {
            Failure failure = FailureHandler.failure(e).orElse(null);
            if (failure == null) {
                // A fault of this program: others groups must not wait for it, and nobody must miss it.
                e.printStackTrace(output.err());
                return ExitCode.FAULT;
            }
            output.err().println(failure.getMessage());
            output.err().println("The next round begins in " + options.interval() + " s at the latest.");
            return failure.exitCode();
        }
    }

    private void print(List<GroupOutcome> outcomes) {
        if (output.isJson()) {
            output.printJson(Map.of("dryRun", dryRun, "groups", outcomes));
            return;
        }
        for (GroupOutcome outcome : outcomes) {
            String line = outcome.line(dryRun);
            // What is as it was in the round before is not said again.
            if (!line.equals(printed.put(outcome.group(), line))) {
                output.out().println(line);
            }
        }
        output.out().flush();
    }
}
