package io.connectfargate.ledger.simulation;

import io.connectfargate.ledger.observation.ReadChain;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntConsumer;

/** A consumer as Kafka's: it fetches ahead, and is reset to the log's start when a fetch finds its position outside of the log. */
final class SimulatedConsumer {
    /** A fetch brings more than one poll takes, so that what it holds may be removed from the log meanwhile. */
    private static final int FETCH = 15;

    private final Random random;
    private final ReadChain chain = new ReadChain();
    private int position;
    /** Where the last reset led. */
    private int resetTo;

    private boolean fetched;
    private OptionalLong logStart = OptionalLong.empty();
    private int fetchedTo;
    private int fetchedStart;

    SimulatedConsumer(Random random, int position) {
        this.random = random;
        this.position = position;
        this.fetchedTo = position;
    }

    int position() {
        return position;
    }

    int resetTo() {
        return resetTo;
    }

    /** Hands on what a poll gives. */
    void poll(SimulatedLog log, int most, IntConsumer handed) {
        int left = most;
        while (left > 0 && (position < fetchedTo || fetch(log))) {
            // Only now does it look at what the response says of the log.
            logStart = OptionalLong.of(fetchedStart);
            int to = Math.min(fetchedTo, position + left);
            left -= to - position;
            for (; position < to; position++) {
                handed.accept(position);
            }
            fetched = true;
        }
    }

    private boolean fetch(SimulatedLog log) {
        if (position < log.start() || position > log.end()) {
            position = log.start();
            resetTo = position;
            fetchedTo = position;
            fetched = false;
            if (random.nextInt(3) == 0) {
                // The next poll goes on.
                return false;
            }
        }
        fetchedStart = log.start();
        fetchedTo = Math.max(position, Math.min(log.stable(), position + 1 + random.nextInt(FETCH)));
        return position < fetchedTo;
    }

    /** What was fetched of a log that is another one now is not handed on. */
    void drop() {
        fetchedTo = position;
    }

    /** As a worker does, now and then. */
    OptionalLong sample() {
        return chain.next(new ReadChain.Sample(position, fetched, logStart, Optional.of("1/0"), false));
    }
}
