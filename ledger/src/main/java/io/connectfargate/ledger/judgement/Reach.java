package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the copying of a partition is known to be. Two numbers, since what is conservative for a lag is not for a loss.
 *
 * @param done everything readable before it was read and its offset stored; a lag counts from here, so it goes back when somebody sets
 *     stored offsets back
 * @param covered nothing before it can still be lost: it was copied once, or is counted as lost
 * @param read how far {@code reader} was at least
 * @param reader the one that reads now or read last; empty after a restart of this worker
 * @param committed what was stored when last looked; empty for nothing
 * @param trust what of the progress belongs to this log
 */
public record Reach(long done, long covered, long read, Optional<String> reader, OptionalLong committed, Trust trust) {
    /** After a topic was created again or truncated, old positions are still reported. */
    public enum Trust {
        /** All of it. */
        ALL,
        /** The stored offset, and not what {@code reader} has read. */
        COMMITTED,
        /** None, until the stored offset moves. */
        NONE
    }

    /**
     * The look before.
     *
     * @param at a position that was seen before it may be older than the stored offset
     * @param start of the log then
     */
    record Look(Instant at, long start) {}

    /**
     * A step.
     *
     * @param lostTo from {@code lostFrom} to here records were removed that were not read; equal if none were
     */
    record Step(Reach reach, long lostFrom, long lostTo) {
        boolean hasLost() {
            return lostFrom < lostTo;
        }
    }

    /** What is seen for the first time: what was removed before anything was stored is not lost. */
    static Step first(Offsets log, Progress progress) {
        long committed = progress.committed().orElse(log.start());
        long settled = settled(progress, committed);
        long read = progress.reading().map(Reading::offset).orElse(committed);
        long known = Math.max(settled, read);
        boolean gap = known < log.start();
        long covered = gap ? log.start() : settled;
        Reach reach = new Reach(
                settled, covered, read, progress.reading().map(Reading::reader), progress.committed(), Trust.ALL);
        return new Step(reach, gap ? known : 0, gap ? log.start() : 0);
    }

    /** A log that was created again. Only a stored offset that went back is known to belong to it. */
    static Reach recreated(Optional<Reach> before, Offsets log, Progress progress) {
        OptionalLong committed = progress.committed();
        boolean wentBack = before.isPresent()
                && committed.isPresent()
                && before.get().committed().isPresent()
                && committed.getAsLong() < before.get().committed().getAsLong()
                && committed.getAsLong() <= log.end();
        long done = wentBack ? committed.getAsLong() : log.start();
        return new Reach(
                done,
                Math.max(done, log.start()),
                log.start(),
                progress.reading().map(Reading::reader),
                committed,
                committed.isEmpty() || wentBack ? Trust.COMMITTED : Trust.NONE);
    }

    /** A log whose end went back. */
    Reach truncated(Offsets log, Progress progress) {
        boolean beyond = progress.committed().orElse(0) > log.end();
        long stored = beyond ? 0 : progress.committed().orElse(0);
        return new Reach(
                Math.min(Math.max(done, stored), log.end()),
                Math.min(Math.max(covered, stored), log.end()),
                log.end(),
                progress.reading().map(Reading::reader),
                progress.committed(),
                beyond ? Trust.NONE : Trust.COMMITTED);
    }

    /** An operator knows: what is reported counts again. */
    Reach trusted() {
        return new Reach(done, covered, read, reader, committed, Trust.ALL);
    }

    /**
     * The next look.
     *
     * @param copyReplaced whether what was copied before is gone, so that stored offsets that go back mean to copy it again
     * @param last the look before
     */
    Step next(Offsets log, Progress progress, boolean copyReplaced, Look last) {
        return new Advance(this, log, progress, last).step(copyReplaced);
    }

    /** What is removed before {@code start} is counted now, whatever becomes of it. */
    Reach coveredTo(long start) {
        return new Reach(done, Math.max(covered, start), read, reader, committed, trust);
    }

    /** Up to where nothing readable is missing. */
    static long settled(Progress progress, long stored) {
        return progress.reading()
                .filter(Reading::isSettled)
                .map(now -> Math.max(stored, now.offset()))
                .orElse(stored);
    }
}
