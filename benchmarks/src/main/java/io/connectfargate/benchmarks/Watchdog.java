package io.connectfargate.benchmarks;

import java.time.Duration;

/** Ends a wait for records that will not come. */
final class Watchdog {
    /** How long nothing may arrive: more than a worker's start of its tasks takes on a busy machine. */
    private static final Duration STALL = Duration.ofSeconds(120);
    /** Seldom: answering costs the worker the CPU time that is measured. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final Worker worker;
    private long seen;
    private long lastArrival = System.nanoTime();
    private long lastCheck = lastArrival;

    Watchdog(Worker worker) {
        this.worker = worker;
    }

    /**
     * @param count records that have arrived so far
     * @throws Failure if the worker or its connector has failed, or nothing has arrived for long
     */
    void check(long count) throws InterruptedException {
        long now = System.nanoTime();
        if (count > seen) {
            seen = count;
            lastArrival = now;
        } else if (now - lastArrival > STALL.toNanos()) {
            throw new Failure("Nothing has arrived for " + STALL.toSeconds() + " s after record " + count + ", see "
                    + worker.log());
        } else if (now - lastCheck > CHECK_INTERVAL.toNanos()) {
            lastCheck = now;
            worker.requireHealthy();
        }
    }
}
