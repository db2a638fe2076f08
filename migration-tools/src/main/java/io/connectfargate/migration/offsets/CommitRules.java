package io.connectfargate.migration.offsets;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a group's offsets must be before any is committed.
 *
 * @param acceptedRereads so many records of a partition may be read again
 */
public record CommitRules(long acceptedRereads) {
    /** Who else writes a group's offsets, and what to do; empty if nobody does. */
    public List<String> writers(GroupMove move) {
        List<String> writers = new ArrayList<>();
        if (!move.activeOn().isEmpty()) {
            writers.add("the group has members on the " + move.activeOn()
                    + ". Stop its consumers; a member that was killed leaves after its session timeout.");
        }
        move.writer()
                .ifPresent(
                        connector -> writers.add(
                                "connector " + connector
                                        + " writes this group's offsets to the target. Use migrate handover, which takes the group out of it;"
                                        + " or add the group to its groups.exclude, or stop the connector (a paused one continues to write)."));
        return writers;
    }

    /** Which offsets are not good enough, and what to do; empty if all are. */
    public List<String> violations(GroupMove move) {
        List<String> violations = new ArrayList<>();
        if (move.offsets().stream().allMatch(offset -> offset.committed().isEmpty())) {
            violations.add("the group has no offset on the source.");
        }
        move.offsets()
                .forEach(offset ->
                        violation(offset).ifPresent(reason -> violations.add(offset.source() + ": " + reason)));
        return violations;
    }

    private Optional<String> violation(GroupOffset offset) {
        if (offset.committed().isEmpty()) {
            return Optional.empty();
        }
        if (offset.problem().isPresent()) {
            return Optional.of(offset.problem().get() + ". Replicate its topic, or leave it out: --leave "
                    + offset.source().topic() + ".");
        }
        Answer answer = offset.answer().orElseThrow();
        if (answer.proof() == Proof.AHEAD) {
            return Optional.of(answer.reason() + ". Wait until it is copied, then run the command again.");
        }
        return answer.rereads() > acceptedRereads
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the exact offset of %d is not proven (%s). From %d on nothing is skipped, and up to %,d records are"
                                + " read again: --accept-reread %d commits that.",
                        answer.source(),
                        answer.reason(),
                        answer.target().orElseThrow(),
                        answer.rereads(),
                        answer.rereads()))
                : Optional.empty();
    }
}
