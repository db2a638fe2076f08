package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.Proof;
import io.connectfargate.migration.offsets.ClusterGroups;
import io.connectfargate.migration.offsets.GroupMove;
import io.connectfargate.migration.offsets.GroupOffset;
import io.connectfargate.migration.offsets.OffsetWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Finds the group's offsets, commits them, and sees to it that they stay. */
record CommitStep(Context context) {
    /** What is found now. Waits for records that are not copied yet. */
    GroupMove find() throws InterruptedException {
        Patience patience = Patience.of(context.limit());
        GroupMove move = findOnce();
        boolean waited = false;
        while (isAhead(move) && patience.again()) {
            if (!waited) {
                context.steps().waiting("Waiting until what " + context.group() + " has read is copied.");
                waited = true;
            }
            move = findOnce();
        }
        return move;
    }

    private GroupMove findOnce() throws InterruptedException {
        return context.search().find(List.of(context.group()), context.output()).get(0);
    }

    private static boolean isAhead(GroupMove move) {
        return move.activeOn().isEmpty()
                && move.offsets().stream()
                        .flatMap(offset -> offset.answer().stream())
                        .anyMatch(answer -> answer.proof() == Proof.AHEAD);
    }

    /** @throws Failure with every reason why the group cannot be moved now, and what to do */
    void require(GroupMove move) {
        List<String> reasons = new ArrayList<>();
        if (!move.activeOn().isEmpty()) {
            reasons.add("the group has members on the " + move.activeOn()
                    + ". Stop its consumers; a member that was killed leaves after its session timeout.");
        }
        reasons.addAll(context.rules().violations(move));
        progressed(move)
                .forEach(partition ->
                        reasons.add(partition + ": on the target the group has read beyond the exact offset of what it"
                                + " has read on the source. It was moved before; a commit would take it back. If that is what you"
                                + " want: migrate offsets --group " + context.group() + " --commit."));
        if (!reasons.isEmpty()) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    String.join(
                            System.lineSeparator(),
                            reasons.stream()
                                    .map(reason -> context.group() + ": " + reason)
                                    .toList()));
        }
    }

    /** The partitions in which the group has read on the target already. Only where its offset is exact: a bound lies before it. */
    List<TopicPartition> progressed(GroupMove move) {
        Map<TopicPartition, OffsetAndMetadata> exact = new HashMap<>(move.toCommit());
        exact.keySet()
                .retainAll(move.offsets().stream()
                        .filter(offset ->
                                offset.answer().filter(Answer::isExact).isPresent())
                        .map(GroupOffset::target)
                        .toList());
        return Journal.progressed(
                exact, move.current(), gap -> context.search().hasRecords(gap.partition(), gap.from(), gap.to()));
    }

    /** Commits what was found, after it is noted what the target has. */
    Journal commit(Journal released, GroupMove move) throws InterruptedException {
        context.steps().done("MAPPED", summary(move));
        Journal journal = context.note(released.committing(move));
        context.steps()
                .done("SAVED", "what the target had is in " + context.file().path());
        write(journal, move);
        context.afterEffect().accept("committed");
        context.steps().done("COMMITTED", move.toCommit().size() + " offsets committed and read back");
        hold(journal, move);
        if (new ReleaseStep(context).isRequired()) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "A checkpoint connector has " + context.group()
                            + " again: its groups.exclude was changed meanwhile. Run the command again.");
        }
        return context.note(journal.in(Phase.COMMITTED));
    }

    private static String summary(GroupMove move) {
        long bounds = move.offsets().stream()
                .filter(offset ->
                        offset.answer().filter(found -> !found.isExact()).isPresent())
                .count();
        long again = move.offsets().stream().mapToLong(GroupOffset::rereads).sum();
        return String.format(
                Locale.ROOT,
                "%,d offsets, %s",
                move.toCommit().size(),
                bounds == 0 ? "all exact" : bounds + " bounds: up to " + again + " records are read again");
    }

    private void write(Journal journal, GroupMove move) throws InterruptedException {
        List<String> problems = writer().commit(move, journal.before());
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.NOT_VERIFIED, String.join(System.lineSeparator(), problems));
        }
    }

    private OffsetWriter writer() {
        return new OffsetWriter(new ClusterGroups(context.search().target()));
    }

    /**
     * Reads the offsets back until a task that has outlived its connector's stop would have written twice. What it has written is
     * written again.
     */
    private void hold(Journal journal, GroupMove move) throws InterruptedException {
        Duration wanted = interval(journal).multipliedBy(2);
        Patience patience = Patience.of(context.limit().plus(wanted));
        long since = System.nanoTime();
        int rewritten = 0;
        while (System.nanoTime() - since < wanted.toNanos()) {
            if (isActiveOnTarget()) {
                context.steps().done("KEPT", "its consumers have started on the target");
                return;
            }
            List<String> differences = writer().differences(move);
            if (!differences.isEmpty()) {
                write(journal, move);
                rewritten++;
                since = System.nanoTime();
            }
            if (!patience.again()) {
                throw unsettled(differences, wanted);
            }
        }
        String again = rewritten == 0 ? "" : "; what an old task wrote was replaced " + rewritten + " times";
        context.steps().done("KEPT", "the offsets stayed as they are for " + wanted.toSeconds() + " s" + again);
    }

    private static Failure unsettled(List<String> differences, Duration wanted) {
        return new Failure(
                ExitCode.NOT_VERIFIED,
                String.join(System.lineSeparator(), differences) + System.lineSeparator()
                        + "The offsets did not stay for " + wanted.toSeconds()
                        + " s. Stop the program that writes them, then run the command again.");
    }

    private boolean isActiveOnTarget() throws InterruptedException {
        return ClusterGroups.isActive(Optional.ofNullable(
                new ClusterGroups(context.search().target()).list().get(context.group())));
    }

    /** The longest of those connectors that wrote the group. */
    private Duration interval(Journal journal) throws InterruptedException {
        return context.connectors().list().stream()
                .filter(connector -> journal.release(connector.name())
                        .filter(release -> !release.state().equals(CheckpointConnector.STOPPED))
                        .isPresent())
                .map(CheckpointConnector::interval)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
