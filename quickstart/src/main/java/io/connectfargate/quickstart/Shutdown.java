package io.connectfargate.quickstart;

import io.connectfargate.checks.ExitCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jline.utils.Signals;

/**
 * Leaves nothing behind, however the quickstart ends: closes what was started, last one first.
 *
 * <p>A signal does no more than interrupt the main thread, which then closes everything itself; so there is only one
 * place where things are closed, and the JVM ends in the usual way, deleting the files that libraries leave to it. To be
 * used by the main thread only.
 */
final class Shutdown implements AutoCloseable {
    /** As shells report a process that a signal has ended: 128 and the signal's number. */
    private static final Map<String, Integer> EXIT_CODES =
            Map.of("HUP", 129, "INT", ExitCode.INTERRUPTED.code(), "TERM", ExitCode.TERMINATED.code());

    private final Thread main = Thread.currentThread();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closing;
    private OptionalInt signalled = OptionalInt.empty();
    private OptionalInt result = OptionalInt.empty();

    private Shutdown() {}

    /** Takes over the signals that end a process. */
    static Shutdown install() {
        Shutdown shutdown = new Shutdown();
        EXIT_CODES.forEach((signal, code) -> Signals.register(signal, () -> shutdown.onSignal(code)));
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

    /** From now on Ctrl-C is the expected end, which does not change the result. */
    synchronized void finished(int exitCode) {
        result = OptionalInt.of(exitCode);
    }

    /** The given code, unless the work was cut off by a signal. */
    synchronized int exitCode(int withoutSignal) {
        return signalled.isPresent() ? result.orElse(signalled.getAsInt()) : withoutSignal;
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
    }

    private void onSignal(int exitCode) {
        System.out.println();
        System.out.println("Stopping ...");
        synchronized (this) {
            if (!closing) {
                signalled = OptionalInt.of(exitCode);
                main.interrupt();
            }
        }
    }
}
