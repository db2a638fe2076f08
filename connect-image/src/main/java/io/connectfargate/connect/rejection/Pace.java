package io.connectfargate.connect.rejection;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps requests apart: MSK Serverless allows two requests about topics a second, MirrorMaker's own among them. Thread-safe. */
final class Pace {
    /** For all connectors of this worker. */
    static final Pace OF_THIS_WORKER = new Pace(Duration.ofSeconds(1), System::nanoTime);

    private final long apart;
    private final LongSupplier nanos;
    private Long last;

    /** @param nanos a clock like {@code System.nanoTime} */
    Pace(Duration apart, LongSupplier nanos) {
        this.apart = apart.toNanos();
        this.nanos = nanos;
    }

    /** Waits until the next request may be sent, which counts as sent then. */
    synchronized void await() throws InterruptedException {
        while (last != null && nanos.getAsLong() - last < apart) {
            wait(Math.max(
                    1, Duration.ofNanos(apart - (nanos.getAsLong() - last)).toMillis()));
        }
        last = nanos.getAsLong();
    }
}
