package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.offsets.ClusterGroups;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Watches the group resume on the target: it has members, and its commits move on from where they were set. */
record ResumeStep(Context context) {
    private enum State {
        ABSENT,
        WITHOUT_COMMITS,
        RESUMED
    }

    /** @throws Failure if it does not within the time, or an offset went back, or it has members on the source */
    Journal watch(Journal committed) throws InterruptedException {
        context.steps()
                .waiting("Start the consumers of " + context.group() + " on the target now. Waiting for them for "
                        + context.limit().toSeconds() + " s.");
        Patience patience = Patience.of(context.limit());
        State state;
        do {
            state = look(committed);
            if (state == State.RESUMED) {
                context.steps()
                        .done(
                                "RESUMED",
                                context.group() + " has members on the target, and none of its offsets went back");
                return context.note(committed.in(Phase.DONE));
            }
        } while (patience.again());
        throw new Failure(
                ExitCode.NOT_VERIFIED,
                context.group()
                        + (state == State.ABSENT
                                ? " has no member on the target after " + patience.seconds()
                                        + " s. Its offsets are committed: start its consumers."
                                : " has members on the target and has committed nothing for " + patience.seconds()
                                        + " s, although there are records to read. Check its consumers' log.")
                        + " Run the command again to watch, or with --undo to put everything back.");
    }

    private State look(Journal committed) throws InterruptedException {
        requireNoneOnSource();
        Map<TopicPartition, OffsetAndMetadata> now = offsets(committed);
        requireForward(committed, now);
        if (!isActive(context.search().target())) {
            return State.ABSENT;
        }
        boolean moved = committed.targets().entrySet().stream()
                .anyMatch(offset ->
                        now.get(offset.getKey()).offset() > offset.getValue().offset());
        return moved || !hasMore(committed) ? State.RESUMED : State.WITHOUT_COMMITS;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Journal committed) throws InterruptedException {
        return new ClusterGroups(context.search().target())
                .store(committed.share())
                .read(context.group());
    }

    private void requireNoneOnSource() throws InterruptedException {
        if (isActive(context.search().source())) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    context.group()
                            + " has members on the source again: what they read there is read once more on the target."
                            + " Stop them, or go back with --undo.");
        }
    }

    private boolean isActive(Admin admin) throws InterruptedException {
        return ClusterGroups.isActive(
                Optional.ofNullable(new ClusterGroups(admin).list().get(context.group())));
    }

    private void requireForward(Journal committed, Map<TopicPartition, OffsetAndMetadata> now) {
        committed.targets().forEach((partition, offset) -> {
            OffsetAndMetadata found = now.get(partition);
            if (found == null || found.offset() < offset.offset()) {
                throw new Failure(
                        ExitCode.NOT_VERIFIED,
                        context.group() + ": " + partition + " was committed at " + offset.offset() + " and is at "
                                + (found == null ? "nothing" : found.offset())
                                + " now. Another program writes this group's offsets. Stop the group's consumers and that program,"
                                + " put everything back with --undo, and begin again.");
            }
        });
    }

    private boolean hasMore(Journal committed) {
        return committed.targets().entrySet().stream()
                .anyMatch(offset -> context.search()
                        .hasRecords(offset.getKey(), offset.getValue().offset(), Long.MAX_VALUE));
    }
}
