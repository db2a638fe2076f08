package io.connectfargate.connect.rejection;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A topic that the target rejects is named, and does not stall the others. */
class TargetRejectsIT implements UncreatableCases, UnwritableCases {
    private static RejectingTarget rejecting;

    @BeforeAll
    static void start() throws Exception {
        rejecting = new RejectingTarget();
    }

    @AfterAll
    static void stop() {
        rejecting.close();
    }

    @Override
    public RejectingTarget rejecting() {
        return rejecting;
    }
}
