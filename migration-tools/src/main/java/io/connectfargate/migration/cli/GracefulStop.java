package io.connectfargate.migration.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a loop between two rounds when this process is asked to stop: a round that writes ends first. The process then ends
 * with the code that shells expect of the signal.
 */
final class GracefulStop implements AutoCloseable {
    /** ECS and Docker kill 10 to 30 s after SIGTERM. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "graceful-stop");

    private GracefulStop() {}

    /** From now on until it is closed. */
    static GracefulStop install() {
        GracefulStop stop = new GracefulStop();
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    private void stop() {
        asked.countDown();
        try {
            ended.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the next round.
     *
     * @return whether there is none
     */
    boolean await(Duration wait) throws InterruptedException {
        return asked.await(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs: it was waiting for this.
            return;
        }
    }
}
