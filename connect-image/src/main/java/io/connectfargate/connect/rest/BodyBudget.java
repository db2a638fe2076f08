package io.connectfargate.connect.rest;

import java.util.concurrent.Semaphore;

/**
 * The memory that the bodies of all requests together may take. Thread-safe.
 *
 * <p>What one request may send is no limit: there may be hundreds at a time.
 */
final class BodyBudget {
    private static final int PIECE = 1 << 16;
    /** Of the heap: what Jackson makes of a body can be twenty times as large. */
    private static final int SHARE = 32;
    /** One request to alter offsets must fit, whatever the heap. */
    private static final int LEAST = 16 << 20;

    private final Semaphore free;

    BodyBudget(long bytes) {
        free = new Semaphore((int) (bytes / PIECE));
    }

    static BodyBudget ofHeap() {
        return new BodyBudget(Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE));
    }

    Share share() {
        return new Share();
    }

    /** What one request has taken. Not thread-safe. */
    final class Share {
        private int pieces;

        /** @return false if there is not so much left; what was taken before stays taken */
        boolean holds(int bytes) {
            while ((long) pieces * PIECE < bytes) {
                if (!free.tryAcquire()) {
                    return false;
                }
                pieces++;
            }
            return true;
        }

        /** May be called again. */
        void release() {
            free.release(pieces);
            pieces = 0;
        }
    }
}
