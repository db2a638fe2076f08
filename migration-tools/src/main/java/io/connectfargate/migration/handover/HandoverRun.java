package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.offsets.ClusterGroups;
import io.connectfargate.migration.offsets.GroupMove;
import io.connectfargate.migration.offsets.OffsetsReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a handover in their order. A run continues where an earlier one ended, wherever that was. */
final class HandoverRun {
    private final Context context;
    private final String cluster;
    private final Map<String, Object> document = new LinkedHashMap<>();

    /** @param cluster the target's id */
    HandoverRun(Context context, String cluster) {
        this.context = context;
        this.cluster = cluster;
    }

    /** What was done and found, for machines. */
    Map<String, Object> document() {
        document.put("group", context.group());
        document.put("state", context.file().path().toString());
        document.put("steps", context.steps().document());
        return document;
    }

    /** Shows what a handover would do. */
    void dryRun() throws InterruptedException {
        Journal journal = journal().orElse(begin());
        GroupMove move = new CommitStep(context).find();
        show(move);
        ReleaseStep release = new ReleaseStep(context);
        List<CheckpointConnector> concerned = release.concerned(journal);
        List<String> plan = concerned.stream()
                .map(connector -> ReleaseStep.plan(connector, context.group()))
                .toList();
        document.put("plan", plan);
        if (!context.output().isJson()) {
            plan.forEach(context.output().out()::println);
            context.output().out().println("Nothing was changed.");
        }
        release.requireList(concerned);
        new CommitStep(context).require(move);
    }

    /**
     * Moves the group.
     *
     * @param watch whether to wait until it has resumed
     */
    void move(boolean watch) throws InterruptedException {
        Journal journal = journal().orElse(begin());
        if (journal.phase() == Phase.UNDOING) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "An undo of this handover has not ended. Run the command with --undo again first.");
        }
        if (journal.phase().compareTo(Phase.COMMITTED) < 0) {
            journal = commit(journal);
        }
        if (journal.phase() == Phase.DONE) {
            context.steps()
                    .done(
                            "DONE",
                            context.group() + " has been moved; "
                                    + context.file().path() + " is its record");
        } else if (watch) {
            new ResumeStep(context).watch(released(journal));
        }
    }

    /** With the connectors changed again if somebody has put the group into them since. */
    private Journal released(Journal journal) throws InterruptedException {
        ReleaseStep release = new ReleaseStep(context);
        return release.isRequired() ? release.takeOut(journal) : journal;
    }

    private Journal commit(Journal begun) throws InterruptedException {
        CommitStep step = new CommitStep(context);
        ReleaseStep release = new ReleaseStep(context);
        GroupMove move = step.find();
        if (begun.phase() == Phase.COMMITTING && hasStarted(begun, move)) {
            context.steps().done("COMMITTED", "by an earlier run; the group has started on the target since");
            return context.note(released(begun).in(Phase.COMMITTED));
        }
        step.require(move);
        release.requireList(release.concerned(begun));
        context.steps().done("CHECKED", context.group() + " has no member, and its offsets can be found");
        Journal journal =
                begun.phase().isAfter(Phase.RELEASING) ? released(begun) : release.takeOut(context.note(begun));
        // Again: until now the connector wrote the target's offsets, and the source's group could still start.
        GroupMove last = step.find();
        step.require(last);
        requireNoWriter(last);
        show(last);
        return step.commit(journal, last);
    }

    /** Whether an earlier run has committed everything, and the group is or was on the target since. */
    private boolean hasStarted(Journal journal, GroupMove move) {
        boolean complete = journal.targets().entrySet().stream()
                .allMatch(offset -> move.current().containsKey(offset.getKey())
                        && move.current().get(offset.getKey()).offset()
                                >= offset.getValue().offset());
        boolean active = move.activeOn().equals("target");
        return complete && (active || !new CommitStep(context).progressed(move).isEmpty());
    }

    private void requireNoWriter(GroupMove move) {
        move.writer().ifPresent(writer -> {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    "Connector " + writer + " has " + context.group()
                            + " again: its groups.exclude was changed. Run the command again.");
        });
    }

    /** Shows what an undo would put back. */
    void dryUndo() throws InterruptedException {
        Journal journal = handover();
        UndoStep step = new UndoStep(context);
        List<String> plan = journal.phase() == Phase.UNDONE ? List.of() : step.plan(journal);
        document.put("plan", plan);
        if (!context.output().isJson()) {
            plan.forEach(context.output().out()::println);
            context.output().out().println(plan.isEmpty() ? "Nothing is to be put back." : "Nothing was changed.");
        }
    }

    /** Puts everything back. */
    void undo() throws InterruptedException {
        Journal journal = handover();
        if (journal.phase() == Phase.UNDONE) {
            context.steps().done("UNDONE", "everything was put back already");
            return;
        }
        new UndoStep(context).run(journal);
        context.steps().done("UNDONE", context.group() + " may continue on the source");
    }

    private Journal handover() {
        return context.file()
                .read(cluster, context.group())
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        context.file().path()
                                + " does not exist. Expected: --state with the file that the handover has written."));
    }

    /** That of a handover that is not undone. */
    private Optional<Journal> journal() {
        return context.file().read(cluster, context.group()).filter(journal -> journal.phase() != Phase.UNDONE);
    }

    private Journal begin() throws InterruptedException {
        boolean share = Optional.ofNullable(
                        new ClusterGroups(context.search().source()).list().get(context.group()))
                .filter(ClusterGroups::isShare)
                .isPresent();
        return Journal.begin(cluster, context.group(), share, Instant.now().toString());
    }

    private void show(GroupMove move) {
        OffsetsReport report = new OffsetsReport(List.of(move));
        document.put("groups", report.document(context.rules()));
        if (!context.output().isJson()) {
            context.output().print(report.table());
        }
    }
}
