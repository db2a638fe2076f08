package io.connectfargate.connect.metrics;

import java.util.Map;

/** Whether the connectors with a task on this worker can use their clusters. */
public interface ClusterAccessMXBean {
    /** By {@code CONNECTOR|source} or {@code CONNECTOR|target}. A connector is missing until its clusters have been checked. */
    Map<String, Access> getClusters();

    /** Of a connector to one of its clusters. */
    interface Access {
        /** 1 if the connector may do there all that it has to, else 0. */
        int getUsable();
    }
}
