package io.connectfargate.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Leaves nothing behind, however the quickstart ends: closes what was started, last one first.
 *
 * <p>On Ctrl-C the main thread is interrupted and does the closing itself, while the JVM's shutdown waits for it; so
 * there is only one place where things are closed. To be used by the main thread only.
 */
final class Shutdown implements AutoCloseable {
    /** More than the worker (drain, then kill) and two brokers take together. */
    private static final int CLOSING_SECONDS = 60;

    private final Thread main = Thread.currentThread();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;
    private volatile boolean finished;

    private Shutdown() {}

    /** Registers with the JVM, so that signals end the quickstart in order. */
    static Shutdown install() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::onJvmShutdown, "quickstart-shutdown"));
        return shutdown;
    }

    /** Has the given thing closed at the end; returns it. */
    <T extends AutoCloseable> T closing(T resource) {
        started.push(resource);
        return resource;
    }

    /** Starts something that cannot stand an interrupt half-way; Ctrl-C waits until it is up, and then closes it. */
    synchronized <T extends AutoCloseable> T starting(Callable<T> start) throws Exception {
        return closing(start.call());
    }

    /** From now on Ctrl-C is the expected end: the exit code will be 0. */
    void finished() {
        finished = true;
    }

    /** Closes everything; does not throw, but says what could not be closed. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            // The interrupt has done its work; what follows has to wait for processes and brokers.
            Thread.interrupted();
        }
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("While stopping: " + e);
            }
        }
        closed.countDown();
    }

    private void onJvmShutdown() {
        if (closed.getCount() == 0) {
            return;
        }
        boolean expected = finished;
        System.out.println();
        System.out.println("Stopping ...");
        synchronized (this) {
            if (!closing) {
                main.interrupt();
            }
        }
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (expected) {
            // The JVM would report the signal (130, 143), which is meant for work that was cut off.
            Runtime.getRuntime().halt(0);
        }
    }
}
