package io.connectfargate.connect.findings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * What is accepted and probably not meant is reported by a response of its own and by the log, and what cannot work is
 * rejected with advice.
 */
class FindingsIT implements ReportedCases, RejectedCases {
    private static FindingsWorker findings;

    @BeforeAll
    static void start() throws Exception {
        findings = new FindingsWorker();
    }

    @AfterAll
    static void stop() {
        findings.close();
    }

    @Override
    public FindingsWorker findings() {
        return findings;
    }
}
