package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.ConnectorClient;
import io.connectfargate.connect.access.MirrorConnector.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a source connector copies twice after a crash, or copies although it was never committed. */
final class Delivery {
    private static final String EXACTLY_ONCE = "exactly.once.source.support";
    private static final String ISOLATION = "isolation.level";

    private Delivery() {}

    /** @param worker its properties */
    static List<Finding> of(Configured connector, Map<String, String> worker) {
        List<Finding> findings = new ArrayList<>();
        if (connector.role() != Role.SOURCE) {
            return findings;
        }
        addUnlessExactlyOnce(findings, connector, worker.getOrDefault(EXACTLY_ONCE, "disabled"));
        Object isolation = ConnectorClient.SOURCE_CONSUMER
                .of(connector.connector(), worker)
                .settings()
                .get(ISOLATION);
        addUnlessReadCommitted(findings, connector, isolation);
        return findings;
    }

    private static void addUnlessExactlyOnce(List<Finding> findings, Configured connector, String support) {
        if (!support.equalsIgnoreCase("enabled")) {
            findings.add(new Finding(
                    connector.name(),
                    Kind.NOT_EXACTLY_ONCE,
                    EXACTLY_ONCE,
                    "Connector " + connector.name() + " may copy records twice after a crash, since " + EXACTLY_ONCE
                            + " of this worker is " + support
                            + ". Set CONNECT_EXACTLY_ONCE_SOURCE_SUPPORT=enabled for all"
                            + " workers, or remove the variable."));
        }
    }

    private static void addUnlessReadCommitted(List<Finding> findings, Configured connector, Object isolation) {
        if (!"read_committed".equalsIgnoreCase(String.valueOf(isolation))) {
            findings.add(new Finding(
                    connector.name(),
                    Kind.NOT_READ_COMMITTED,
                    "source.consumer." + ISOLATION,
                    "Connector " + connector.name() + " copies the records of aborted and of open transactions, since"
                            + " source.consumer." + ISOLATION + " is " + (isolation == null ? "not set" : isolation)
                            + ". If an application writes to the source in transactions, set it to read_committed."));
        }
    }
}
