package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.ConnectorChecks;
import io.connectfargate.connect.access.MirrorConnector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the configurations of a group's connectors, each by itself and all together. Asks no cluster. */
final class ConfigurationFindings {
    private static final Logger log = LoggerFactory.getLogger(ConfigurationFindings.class);

    private final ConnectorChecks reader;
    private final FurtherFindings further;

    /** @param further checks the connectors that are none of MirrorMaker's */
    ConfigurationFindings(ConnectorChecks reader, FurtherFindings further) {
        this.reader = reader;
        this.further = further;
    }

    /**
     * What is found, by connector; an empty list for one that nothing is wrong with, or that is switched off.
     *
     * @param configurations of all connectors, as they were written
     */
    Map<String, List<Finding>> of(Map<String, Map<String, String>> configurations) {
        Map<String, List<Finding>> found = new HashMap<>();
        List<Configured> readable = new ArrayList<>();
        configurations.forEach((name, config) -> {
            found.put(name, new ArrayList<>());
            if (MirrorConnector.Role.of(config).isEmpty()) {
                found.get(name).addAll(further.of(name, config));
                return;
            }
            try {
                reader.read(name, config)
                        .map(connector -> new Configured(connector, config))
                        .ifPresent(readable::add);
            } catch (RuntimeException e) {
                log.debug("The configuration of {} cannot be read", name, e);
                found.get(name).add(unreadable(name));
            }
        });
        Disagreements disagreements = new Disagreements(readable);
        for (Configured connector : readable) {
            List<Finding> own = found.get(connector.name());
            own.addAll(UnreadKeys.of(connector));
            own.addAll(disagreements.of(connector));
            own.addAll(Delivery.of(connector, reader.worker()));
        }
        return found;
    }

    /** Kafka's message may hold a value, so it is left out. */
    private static Finding unreadable(String name) {
        return new Finding(
                name,
                Kind.NOT_LOOKED_AT,
                "connector.class",
                "The configuration of connector " + name
                        + " cannot be read by this worker, so it was not checked; GET /connectors/" + name
                        + "/status has the reason.");
    }
}
