package io.connectfargate.migration.takeover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import picocli.CommandLine.Option;

/** The options that name the Connect workers of another tool, as a mixin. */
final class OldWorkersOptions {
    @Option(
            names = "--offsets-topic",
            paramLabel = "TOPIC",
            description = "offset.storage.topic of the tool's workers. Default: as above.")
    private String offsetsTopic;

    @Option(
            names = "--worker-group",
            paramLabel = "GROUP",
            description = "group.id of the tool's workers. Default: as above.")
    private String group;

    /** As picocli makes it. */
    OldWorkersOptions() {
        this(null, null);
    }

    OldWorkersOptions(String offsetsTopic, String group) {
        this.offsetsTopic = offsetsTopic;
        this.group = group;
    }

    /**
     * Of workers that do not have the default names, both are required: with another group's name, workers that still run would not be
     * found.
     *
     * @param byDefault those without the options
     * @throws Failure if one of the options is missing
     */
    OldTool.Workers orElse(OldTool.Workers byDefault) {
        if (offsetsTopic == null ^ group == null) {
            throw new Failure(
                    ExitCode.USAGE,
                    (offsetsTopic == null ? "--offsets-topic" : "--worker-group")
                            + " is missing. Expected: --offsets-topic and --worker-group, which are offset.storage.topic and"
                            + " group.id of the old workers, or neither.");
        }
        return group == null ? byDefault : new OldTool.Workers(group, offsetsTopic);
    }
}
