package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import java.time.Instant;

/**
 * Since when nothing has moved; null for what was never seen. Begins again with each start of the worker.
 *
 * @param stable of the source's last stable offset
 * @param copyStable of the copy's last stable offset
 * @param done of what is copied
 * @param read of what is read
 * @param noCopy since when there is no copy
 */
record Clocks(Still stable, Still copyStable, Still done, Still read, Instant noCopy) {
    static final Clocks NONE = new Clocks(null, null, null, null, null);

    Clocks source(Offsets log, Instant now) {
        return new Clocks(Still.next(stable, log.stable(), now), copyStable, done, read, noCopy);
    }

    Clocks reach(Reach reach, Instant now) {
        return new Clocks(
                stable, copyStable, Still.next(done, reach.done(), now), Still.next(read, reach.read(), now), noCopy);
    }

    Clocks copy(Offsets log, Instant now) {
        return new Clocks(stable, Still.next(copyStable, log.stable(), now), done, read, null);
    }

    Clocks withoutCopy(Instant now) {
        return new Clocks(stable, null, done, read, noCopy == null ? now : noCopy);
    }
}
