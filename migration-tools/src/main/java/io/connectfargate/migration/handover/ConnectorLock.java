package io.connectfargate.migration.handover;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets one handover at a time change a connector. Connect has no compare-and-set: of two programs that read {@code groups.exclude}, add
 * to it and set it, one loses its addition, and one would resume what the other has just stopped.
 *
 * <p>A handover sets a property of its own in the connector, which PATCH by others leaves as it is, waits, and reads the properties of
 * all. If there is another's, one of both gives way. The property stays when the program is killed: what it was changing has to be
 * finished by its next run, or undone, before another handover may stop or resume the connector.
 *
 * @param group whose handover wants to change connectors
 * @param limit how long it may wait
 * @param settled after so long every change can be read, also those that were made at the same time
 * @param waiting is given a sentence when it has to wait
 * @param afterEffect is given the name of each effect
 */
record ConnectorLock(
        CheckpointConnectors connectors,
        String group,
        Duration limit,
        Duration settled,
        Consumer<String> waiting,
        Consumer<String> afterEffect) {
    /** Connect may make two changes that it receives at the same moment from the same state; both can be read milliseconds later. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    static ConnectorLock of(Context context) {
        return new ConnectorLock(
                context.connectors(),
                context.group(),
                context.limit(),
                SETTLED,
                context.steps()::waiting,
                context.afterEffect());
    }

    /**
     * Waits for its turn.
     *
     * @param interrupted whether an earlier run was killed after it had its turn
     * @return the connector as it is then
     * @throws Failure if another handover holds it for longer than the time limit
     */
    CheckpointConnector acquire(String connector, boolean interrupted) throws InterruptedException {
        CheckpointConnector found = connectors.get(connector);
        if (interrupted && found.isLockedFor(group)) {
            // Since then nobody else can have had a turn: others wait as long as they see the property.
            return found;
        }
        Patience patience = Patience.of(limit);
        boolean waited = false;
        while (true) {
            found = attempt(connector);
            Set<String> others = found.othersThanOf(group);
            if (others.isEmpty() && found.isLockedFor(group) && found.isSettled()) {
                afterEffect.accept("locked");
                return found;
            }
            if (!waited && !others.isEmpty()) {
                waiting.accept("Waiting until the handover of " + String.join("; ", others) + " has changed "
                        + connector + ".");
                waited = true;
            }
            if (!patience.again()) {
                release(found);
                throw held(found, others);
            }
        }
    }

    private CheckpointConnector attempt(String connector) throws InterruptedException {
        CheckpointConnector found = connectors.get(connector);
        if (found.othersThanOf(group).isEmpty()) {
            if (!found.isLockedFor(group)) {
                connectors.lock(
                        connector,
                        group,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            }
            Thread.sleep(settled.toMillis());
            found = connectors.get(connector);
        }
        boolean givesWay = found.othersThanOf(group).stream().anyMatch(other -> other.compareTo(group) < 0);
        if (givesWay) {
            release(found);
        }
        return found;
    }

    /** Ends its turn, if it has one. */
    void release(CheckpointConnector connector) throws InterruptedException {
        if (connector.isLockedFor(group)) {
            connectors.unlock(connector.name(), group);
            afterEffect.accept("unlocked");
        }
    }

    private Failure held(CheckpointConnector connector, Set<String> others) {
        if (others.isEmpty()) {
            return new Failure(
                    ExitCode.UNAVAILABLE,
                    "Connector " + connector.name() + " is " + connector.state()
                            + (!connector.isLockedFor(group)
                                    ? " and does not keep the property that was set: another program sets its configuration."
                                            + " Stop that program, then run the command again."
                                    : ". Run the command again once it is RUNNING."));
        }
        String other = others.iterator().next();
        return new Failure(
                ExitCode.NOT_VERIFIED,
                "The handover of group " + other + " changes connector " + connector.name() + " since "
                        + connector.config().get(CheckpointConnector.LOCK + other)
                        + ". Run this command again when that has ended. If it was killed, run it again or with --undo. If its file"
                        + " is lost: resume the connector if it is stopped, and take "
                        + CheckpointConnector.LOCK + other + " out of its configuration.");
    }
}
