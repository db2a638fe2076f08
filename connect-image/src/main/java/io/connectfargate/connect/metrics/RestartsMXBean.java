package io.connectfargate.connect.metrics;

import java.util.Map;

/** What the worker does about connectors and tasks that have failed on it. */
public interface RestartsMXBean {
    /** By connector, for those that have been on this worker. */
    Map<String, Count> getConnectors();

    /** Of one connector and its tasks. */
    interface Count {
        /** Restarts of failed parts by this worker since it started. */
        long getRestarts();

        /** Failed parts that it does not restart any more, or only every ten minutes. */
        int getGivenUp();
    }
}
