package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the group out of the connectors that write its offsets, or puts it into them again.
 *
 * <p>The configuration of tasks shows the new list at once, while the old task still runs and has the status RUNNING. Its change to
 * UNASSIGNED and back may be shorter than any interval of polling, and a run that continues after a kill may come too late for it. A
 * stopped connector stays stopped until this program resumes it: that can be awaited.
 */
record ReleaseStep(Context context) {
    /** The connectors that write the group's offsets, or would do so soon, and those that a journal has already. */
    List<CheckpointConnector> concerned(Journal journal) throws InterruptedException {
        List<CheckpointConnector> concerned = new ArrayList<>();
        for (CheckpointConnector connector : context.connectors().list()) {
            // What a killed run was changing, it has to finish.
            boolean started = journal.release(connector.name()).isPresent() || connector.isLockedFor(context.group());
            if (started || writes(connector)) {
                concerned.add(connector);
            }
        }
        return concerned;
    }

    /** Whether any of them writes the group's offsets, or would do so soon, or was being changed when an earlier run was killed. */
    boolean isRequired() throws InterruptedException {
        for (CheckpointConnector connector : context.connectors().list()) {
            if (connector.isLockedFor(context.group()) || writes(connector)) {
                return true;
            }
        }
        return false;
    }

    /** What a filter of the user's own selects shows in its tasks only. */
    private boolean writes(CheckpointConnector connector) throws InterruptedException {
        return connector.ownFilter().isEmpty() && connector.selects(context.group()) || isAssigned(connector);
    }

    private boolean isAssigned(CheckpointConnector connector) throws InterruptedException {
        return context.connectors().isAssigned(connector.name(), context.group());
    }

    /** What {@link #takeOut} would do, for people. */
    static String plan(CheckpointConnector connector, String group) {
        ExcludeList list = connector.excluded();
        return connector.name()
                + (list.has(group)
                        ? ": has the group in groups.exclude already, and a task that still has the group"
                        : ": groups.exclude becomes \"" + list.with(group).value() + "\"")
                + (connector.isStopped() ? "" : "; stopped and started again");
    }

    /** @throws Failure if a connector selects groups by a class that may not read its list */
    void requireList(List<CheckpointConnector> concerned) {
        for (CheckpointConnector connector : concerned) {
            connector.ownFilter().ifPresent(filter -> {
                throw new Failure(
                        ExitCode.NOT_VERIFIED,
                        connector.name() + " selects groups by " + filter
                                + ", which may not read groups.exclude. Nothing was changed. Take "
                                + context.group() + " out of it there, then run the command again.");
            });
        }
    }

    /** When it returns, no task of any connector has the group. */
    Journal takeOut(Journal begun) throws InterruptedException {
        Journal journal = begun;
        List<String> names = new ArrayList<>();
        ConnectorLock lock = ConnectorLock.of(context);
        for (CheckpointConnector found : concerned(journal)) {
            CheckpointConnector connector =
                    lock.acquire(found.name(), journal.release(found.name()).isPresent());
            journal = context.note(journal.releasing(Release.of(connector, context.group())));
            takeOut(connector, journal.release(connector.name()).orElseThrow());
            lock.release(connector);
            names.add(connector.name());
        }
        context.steps()
                .done(
                        "RELEASED",
                        names.isEmpty()
                                ? "no checkpoint connector writes " + context.group()
                                : context.group() + " is in groups.exclude of " + String.join(", ", names)
                                        + ", and no task has it");
        // What an earlier run has committed is not forgotten if a connector had to be changed again.
        return journal.phase().isAfter(Phase.RELEASED) ? journal : context.note(journal.in(Phase.RELEASED));
    }

    private void takeOut(CheckpointConnector connector, Release release) throws InterruptedException {
        CheckpointConnectors connectors = context.connectors();
        if (!connector.excluded().has(context.group())) {
            // First, so that a configuration that the worker rejects is found before anything is stopped.
            connectors.exclude(connector.name(), connector.excluded().with(context.group()));
            context.afterEffect().accept("excluded");
        }
        if (!release.state().equals(CheckpointConnector.STOPPED)) {
            connectors.stop(connector.name());
            context.afterEffect().accept("stopped");
            restart(release);
            context.afterEffect().accept("resumed");
        }
    }

    private void restart(Release release) throws InterruptedException {
        if (release.state().equals(CheckpointConnector.PAUSED)) {
            context.connectors().pause(release.connector());
        } else {
            context.connectors().resume(release.connector());
        }
    }

    /** Undoes what a journal has: lists and states become what they were. */
    void putBack(Journal journal) throws InterruptedException {
        ConnectorLock lock = ConnectorLock.of(context);
        for (CheckpointConnector found : context.connectors().list()) {
            Optional<Release> release = journal.release(found.name());
            if (release.isPresent()) {
                CheckpointConnector connector = lock.acquire(found.name(), true);
                putBack(connector, release.get());
                lock.release(connector);
                context.steps()
                        .done(
                                "CARRIED",
                                connector.name()
                                        + (release.get().added()
                                                ? " carries " + context.group() + " again"
                                                : " is as it was; " + context.group()
                                                        + " was in its groups.exclude before"));
            } else {
                // Of a run that was killed before it noted the connector.
                lock.release(found);
            }
        }
    }

    private void putBack(CheckpointConnector connector, Release release) throws InterruptedException {
        if (release.added() && connector.excluded().has(context.group())) {
            context.connectors().exclude(connector.name(), connector.excluded().without(context.group()));
            context.afterEffect().accept("included");
        }
        // A handover that was killed between its stop and its start. The stop may not have happened yet: no look at the
        // state.
        if (!release.state().equals(CheckpointConnector.STOPPED)) {
            restart(release);
        }
    }
}
