package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.judgement.Reach.Look;
import io.connectfargate.ledger.judgement.Reach.Step;
import io.connectfargate.ledger.judgement.Reach.Trust;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import java.util.Optional;

/** From one look to the next one at the same log. */
final class Advance {
    private final Reach before;
    private final Offsets log;
    private final Progress reported;
    private final Look last;

    /** Whether the stored offset is another one. */
    private final boolean moved;

    /** What is reported, without what belongs to an older log. */
    private final Progress progress;

    Advance(Reach before, Offsets log, Progress reported, Look last) {
        this.before = before;
        this.log = log;
        this.reported = reported;
        this.last = last;
        this.moved = !reported.committed().equals(before.committed());
        boolean old = before.trust() != Trust.ALL && !moved && isSameReader(reported);
        this.progress = old ? new Progress(reported.committed(), Optional.empty()) : reported;
    }

    /** @param copyReplaced whether stored offsets that go back mean to copy again */
    Step step(boolean copyReplaced) {
        if (before.trust() == Trust.NONE && !moved) {
            // Whatever is removed meanwhile is part of the loss that is marked already, of an unknown number of
            // records.
            return new Step(before.coveredTo(log.start()), 0, 0);
        }
        if (moved && (before.trust() == Trust.NONE || wentBack())) {
            return again(copyReplaced);
        }
        Reach next = read();
        long known = continuous();
        // The position was read before the log's start: only one that is still behind it at the next look was
        // overtaken.
        boolean decided = !isUnbroken() || last.start() > known;
        if (log.start() <= known || !decided) {
            return new Step(next, 0, 0);
        }
        // What the task holds may still be lost with it, so an upper bound counts it.
        boolean settled = progress.reading().filter(Reading::isSettled).isPresent();
        return lost(next, settled ? known : before.covered());
    }

    private Reach read() {
        long settled = Math.max(
                before.done(), Reach.settled(progress, progress.committed().orElse(before.done())));
        boolean same = isSameReader(progress);
        long position = progress.reading()
                .map(now -> same ? Math.max(before.read(), now.offset()) : now.offset())
                .orElse(before.read());
        return new Reach(
                settled,
                Math.max(before.covered(), settled),
                position,
                progress.reading().map(Reading::reader).or(before::reader),
                reported.committed(),
                moved || progress.reading().isPresent() ? Trust.ALL : before.trust());
    }

    private boolean isSameReader(Progress now) {
        return now.reading().map(Reading::reader).equals(before.reader());
    }

    private boolean wentBack() {
        return before.committed().isPresent()
                && reported.committed().orElse(-1) < before.committed().getAsLong();
    }

    /** Somebody set the stored offsets back, or copying has started in a new log. */
    private Step again(boolean copyReplaced) {
        long stored = progress.committed().orElse(log.start());
        Optional<Reading> fresh = progress.reading()
                .filter(now -> !Optional.of(now.reader()).equals(before.reader()))
                .filter(now -> now.seen().isAfter(last.at()));
        long settled = Reach.settled(new Progress(progress.committed(), fresh), stored);
        boolean anew = copyReplaced && before.trust() != Trust.NONE;
        Reach next = new Reach(
                settled,
                anew ? settled : Math.max(before.covered(), settled),
                fresh.map(Reading::offset).orElse(settled),
                fresh.map(Reading::reader),
                progress.committed(),
                Trust.ALL);
        return before.trust() == Trust.NONE
                ? new Step(lost(next, before.covered()).reach(), 0, 0)
                : lost(next, anew ? handed(fresh, stored, settled) : before.covered());
    }

    /** A reader that was reset behind the stored offset holds nothing either. */
    private static long handed(Optional<Reading> fresh, long stored, long settled) {
        return fresh.filter(now -> now.unbrokenFrom().orElse(Long.MAX_VALUE) <= stored)
                        .isPresent()
                ? settled
                : stored;
    }

    /**
     * Up to where everything was read without a reset. The log's start only grows, so a position that it has not passed by now was
     * never reset. Between two looks a reader may have been overtaken; without {@link Reading#unbrokenFrom} that counts as a loss.
     */
    private long continuous() {
        long here = Math.max(before.covered(), before.read());
        if (progress.reading().isEmpty()) {
            return moved && log.start() > before.covered() ? before.covered() : here;
        }
        Reading now = progress.reading().get();
        long known = isSameReader(progress) ? here : before.covered();
        return isUnbroken() ? Math.max(known, now.offset()) : known;
    }

    private boolean isUnbroken() {
        long known = isSameReader(progress) ? Math.max(before.covered(), before.read()) : before.covered();
        return progress.reading()
                .map(Reading::unbrokenFrom)
                .filter(from -> from.isPresent() && from.getAsLong() <= known)
                .isPresent();
    }

    private Step lost(Reach reach, long known) {
        return log.start() <= known
                ? new Step(reach, 0, 0)
                : new Step(reach.coveredTo(log.start()), known, log.start());
    }
}
