package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.offsets.ClusterGroups;
import io.connectfargate.migration.offsets.OffsetWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts back what a handover has changed: the target's offsets first, then the connectors. */
record UndoStep(Context context) {
    /**
     * What {@link #run} would do, for people.
     *
     * @throws Failure if the group has members on the target
     */
    List<String> plan(Journal journal) throws InterruptedException {
        requireNoMember();
        List<String> plan = new ArrayList<>();
        if (journal.before() != null) {
            journal.before()
                    .present()
                    .forEach((partition, offset) ->
                            plan.add(partition + ": offset " + offset.offset() + " on the target again"));
            journal.before().absent().forEach(partition -> plan.add(partition + ": no offset on the target again"));
        }
        for (Release release : journal.releases()) {
            plan.add(release.connector() + ": "
                    + (release.added()
                            ? context.group() + " is taken out of groups.exclude"
                            : "groups.exclude stays, it had the group before")
                    + "; " + release.state() + " again");
        }
        return plan;
    }

    private ClusterGroups requireNoMember() throws InterruptedException {
        ClusterGroups groups = new ClusterGroups(context.search().target());
        if (ClusterGroups.isActive(Optional.ofNullable(groups.list().get(context.group())))) {
            throw new Failure(
                    ExitCode.NOT_VERIFIED,
                    context.group()
                            + " has members on the target. Stop its consumers there; a member that was killed leaves"
                            + " after its session timeout. Nothing was changed.");
        }
        return groups;
    }

    /** @throws Failure if the group has members on the target, or an offset cannot be put back */
    Journal run(Journal handover) throws InterruptedException {
        ClusterGroups groups = requireNoMember();
        Journal journal = context.note(handover.in(Phase.UNDOING));
        if (journal.before() != null) {
            List<String> problems = new OffsetWriter(groups).restore(journal.before());
            if (!problems.isEmpty()) {
                throw new Failure(ExitCode.NOT_VERIFIED, String.join(System.lineSeparator(), problems));
            }
            context.afterEffect().accept("restored");
            context.steps().done("RESTORED", "the target's offsets are as they were before " + journal.created());
        }
        new ReleaseStep(context).putBack(journal);
        return context.note(journal.in(Phase.UNDONE));
    }
}
