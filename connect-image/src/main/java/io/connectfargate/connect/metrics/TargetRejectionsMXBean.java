package io.connectfargate.connect.metrics;

import java.util.Map;

/** What the target clusters of the connectors on this worker reject. */
public interface TargetRejectionsMXBean {
    /** By {@code CONNECTOR|KIND}, kind as in {@code GET /findings}; 0 for a kind that has none. */
    Map<String, Count> getKinds();

    /** By {@code CONNECTOR|KIND|TOPIC}: only those that are rejected. */
    Map<String, Count> getTopics();

    /** Of one connector and kind. */
    interface Count {
        /** Topics that it is about. */
        int getTopics();
    }
}
