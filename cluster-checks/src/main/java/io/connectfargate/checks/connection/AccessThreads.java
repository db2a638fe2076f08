package io.connectfargate.checks.connection;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Threads that wait for brokers: as many as are needed at a time, and none that keeps the JVM alive. */
public final class AccessThreads {
    /** One pool for all checks. */
    public static final Executor ALL = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "access-check");
        thread.setDaemon(true);
        return thread;
    });

    private AccessThreads() {}
}
