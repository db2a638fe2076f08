package io.connectfargate.connect.ledger;

import java.util.Optional;

/** What this worker answers about the migration. Thread-safe. */
final class MigrationStatus {
    /** A JVM runs one worker. */
    static final MigrationStatus OF_THIS_WORKER = new MigrationStatus();

    private volatile LedgerMonitor monitor;

    /** Empty before the worker has started. */
    Optional<LedgerMonitor> monitor() {
        return Optional.ofNullable(monitor);
    }

    void use(LedgerMonitor own) {
        monitor = own;
    }

    /** Empty before the first round. */
    Optional<Published> summary() {
        return monitor().flatMap(known -> known.picture().now());
    }
}
