package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import java.time.Instant;

/**
 * Since when nothing has moved; null for what was never seen. Begins again with each start of the worker.
 *
 * @param stable of the source's last stable offset
 * @param copyStable of the copy's last stable offset
 * @param done of what is copied
 * @param read of what is read for the first time since something was copied: a task that fails reads the same again and again
 * @param noCopy since when there is no copy
 */
record Clocks(Still stable, Still copyStable, Still done, Still read, Instant noCopy) {
    static final Clocks NONE = new Clocks(null, null, null, null, null);

    Clocks source(Offsets log, Instant now) {
        return new Clocks(Still.next(stable, log.stable(), now), copyStable, done, read, noCopy);
    }

    Clocks reach(Reach reach, Instant now) {
        Still copied = Still.next(done, reach.done(), now);
        boolean again = copied.equals(done) && read != null && reach.read() <= read.value();
        return new Clocks(stable, copyStable, copied, again ? read : new Still(reach.read(), now), noCopy);
    }

    Clocks copy(Offsets log, Instant now) {
        return new Clocks(stable, Still.next(copyStable, log.stable(), now), done, read, null);
    }

    Clocks withoutCopy(Instant now) {
        return new Clocks(stable, null, done, read, noCopy == null ? now : noCopy);
    }
}
