package io.connectfargate.migration.takeover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that the takeover from every tool has, as a mixin. */
final class TakeoverOptions {
    @Option(
            names = "--dry-run",
            description = "Show where copying would begin. Creates no connector and stores nothing.")
    private boolean dryRun;

    @Option(names = "--resume", description = "Have the connector copy once its offsets are stored and read back.")
    private boolean resume;

    @Option(
            names = "--trust-stored",
            paramLabel = "TOPIC",
            description =
                    "A topic of which the old tool's offsets are used without comparing records, such as one whose records"
                            + " were changed on the way. Repeatable.")
    private Set<String> trusted = Set.of();

    @Option(
            names = "--accept-gaps",
            description =
                    "Begin at the source's first record where it has deleted records that were not copied. Default: such a"
                            + " partition is a problem.")
    private boolean acceptGaps;

    @Option(
            names = "--search-limit",
            paramLabel = "OFFSETS",
            defaultValue = "5000000",
            description = "So many offsets of a source partition are searched for the target's last records."
                    + " Default: 5000000.")
    private long searchLimit;

    /** @throws Failure if two of them contradict each other */
    void requireConsistency() {
        if (dryRun && resume) {
            throw new Failure(
                    ExitCode.USAGE, "--dry-run changes nothing and --resume starts copying. Expected: one of them.");
        }
        if (searchLimit < 1) {
            throw new Failure(ExitCode.USAGE, "--search-limit is " + searchLimit + ". Expected: a number from 1 on.");
        }
    }

    boolean isDryRun() {
        return dryRun;
    }

    boolean isResume() {
        return resume;
    }

    boolean isAcceptGaps() {
        return acceptGaps;
    }

    Set<String> trusted() {
        return trusted;
    }

    long searchLimit() {
        return searchLimit;
    }
}
