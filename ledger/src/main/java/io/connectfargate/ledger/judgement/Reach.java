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
        boolean moved = !progress.committed().equals(committed);
        if (trust == Trust.NONE && !moved) {
            // Whatever is removed meanwhile is part of the loss that is marked already, of an unknown number of
            // records.
            return new Step(new Reach(done, Math.max(covered, log.start()), read, reader, committed, trust), 0, 0);
        }
        Progress trusted = trusted(progress, moved);
        if (moved && (trust == Trust.NONE || wentBack(progress.committed()))) {
            return again(log, trusted, copyReplaced, last);
        }
        Reach next = read(trusted, progress.committed(), moved);
        long known = continuous(log, trusted, moved);
        // The position was read before the log's start: only one that is still behind it at the next look was
        // overtaken.
        boolean decided = !isUnbroken(trusted) || last.start() > known;
        if (log.start() <= known || !decided) {
            return new Step(next, 0, 0);
        }
        // What the task holds may still be lost with it, so an upper bound counts it.
        boolean settled = trusted.reading().filter(Reading::isSettled).isPresent();
        return lost(next, settled ? known : covered, log.start());
    }

    private Reach read(Progress trusted, OptionalLong stored, boolean moved) {
        long settled = Math.max(done, settled(trusted, trusted.committed().orElse(done)));
        boolean same = trusted.reading().map(Reading::reader).equals(reader);
        long position = trusted.reading()
                .map(now -> same ? Math.max(read, now.offset()) : now.offset())
                .orElse(read);
        return new Reach(
                settled,
                Math.max(covered, settled),
                position,
                trusted.reading().map(Reading::reader).or(() -> reader),
                stored,
                moved || trusted.reading().isPresent() ? Trust.ALL : trust);
    }

    private Progress trusted(Progress progress, boolean moved) {
        boolean old = trust != Trust.ALL
                && !moved
                && progress.reading().map(Reading::reader).equals(reader);
        return old ? new Progress(progress.committed(), Optional.empty()) : progress;
    }

    private boolean wentBack(OptionalLong now) {
        return committed.isPresent() && now.orElse(-1) < committed.getAsLong();
    }

    /** Somebody set the stored offsets back, or copying has begun in a new log. */
    private Step again(Offsets log, Progress progress, boolean copyReplaced, Look last) {
        long stored = progress.committed().orElse(log.start());
        Optional<Reading> fresh = progress.reading()
                .filter(now -> !Optional.of(now.reader()).equals(reader))
                .filter(now -> now.seen().isAfter(last.at()));
        long settled = settled(new Progress(progress.committed(), fresh), stored);
        boolean anew = copyReplaced && trust != Trust.NONE;
        Reach next = new Reach(
                settled,
                anew ? settled : Math.max(covered, settled),
                fresh.map(Reading::offset).orElse(settled),
                fresh.map(Reading::reader),
                progress.committed(),
                Trust.ALL);
        return trust == Trust.NONE
                ? new Step(lost(next, covered, log.start()).reach(), 0, 0)
                : lost(next, anew ? settled : covered, log.start());
    }

    /**
     * Up to where everything was read without a reset. The log's start only grows, so a position that it has not passed by now was
     * never reset. Between two looks a reader may have been overtaken; without {@link Reading#unbrokenFrom} that counts as a loss.
     */
    private long continuous(Offsets log, Progress progress, boolean moved) {
        long here = Math.max(covered, read);
        if (progress.reading().isEmpty()) {
            return moved && log.start() > covered ? covered : here;
        }
        Reading now = progress.reading().get();
        long known = Optional.of(now.reader()).equals(reader) ? here : covered;
        return isUnbroken(progress) ? Math.max(known, now.offset()) : known;
    }

    private boolean isUnbroken(Progress progress) {
        long known = progress.reading().map(Reading::reader).equals(reader) ? Math.max(covered, read) : covered;
        return progress.reading()
                .map(Reading::unbrokenFrom)
                .filter(from -> from.isPresent() && from.getAsLong() <= known)
                .isPresent();
    }

    private static Step lost(Reach reach, long known, long start) {
        if (start <= known) {
            return new Step(reach, 0, 0);
        }
        Reach counted = new Reach(
                reach.done, Math.max(reach.covered, start), reach.read, reach.reader, reach.committed, reach.trust);
        return new Step(counted, known, start);
    }

    private static long settled(Progress progress, long stored) {
        return progress.reading()
                .filter(Reading::isSettled)
                .map(now -> Math.max(stored, now.offset()))
                .orElse(stored);
    }
}
