package io.connectfargate.migration.offsets;

import io.connectfargate.migration.logs.Delivery;
import io.connectfargate.migration.mapping.Limits;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the user says about topics and their copying, as a mixin of every command that looks for exact offsets. */
public final class SearchOptions {
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

    /**
     * The same as one value.
     *
     * @param left topics of which no offset is moved
     * @param compacted topics that were compacted once
     * @param missing what partitions without a commit get
     * @param delivery null to find it out
     * @param limits how much is read
     */
    public record Choice(
            Set<String> left, Set<String> compacted, MissingOffsets.Choice missing, Delivery delivery, Limits limits) {}

    /** The options' value. */
    public Choice choice() {
        return new Choice(left, compacted, missing, delivery, Limits.DEFAULT.withSearch(searchLimit));
    }

    /** What an offset must be before it is committed. */
    public CommitRules rules() {
        return new CommitRules(acceptReread);
    }

    /** What is wrong with the options: sentences for the user. */
    public List<String> errors() {
        return Math.min(acceptReread, searchLimit) < 0
                ? List.of("--accept-reread and --search-limit are numbers from 0 on.")
                : List.of();
    }
}
