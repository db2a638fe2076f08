package io.connectfargate.connect.identity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Connectors that would do harm to their clusters are rejected, whatever their addresses look like. Each meaning has its file; all run
 * at the same clusters and worker.
 */
class ClustersIT implements SameClusterCases, OtherTargetCases, BothWaysCases, OtherSourceCases {
    private static Clusters clusters;

    @BeforeAll
    static void start() throws Exception {
        clusters = new Clusters();
    }

    @AfterAll
    static void stop() {
        clusters.close();
    }

    @Override
    public Clusters clusters() {
        return clusters;
    }
}
