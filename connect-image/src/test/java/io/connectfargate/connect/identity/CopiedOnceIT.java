package io.connectfargate.connect.identity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A topic is copied once and from its first record on: connectors that would do otherwise are rejected. */
class CopiedOnceIT implements OverlapCases, ExistingRecordsCases, ResumeCases {
    private static TwoGroups groups;

    @BeforeAll
    static void start() throws Exception {
        groups = new TwoGroups();
    }

    @AfterAll
    static void stop() {
        groups.close();
    }

    @AfterEach
    void deleteConnectors() throws Exception {
        groups.deleteConnectors();
    }

    @Override
    public TwoGroups groups() {
        return groups;
    }
}
