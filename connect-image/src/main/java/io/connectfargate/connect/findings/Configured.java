package io.connectfargate.connect.findings;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.Map;

/**
 * One of MirrorMaker's connectors with what is needed to judge its configuration. Holds secrets.
 *
 * @param connector with its references resolved
 * @param written the configuration as the user wrote it: what sentences may quote
 */
record Configured(MirrorConnector connector, Map<String, String> written) {
    String name() {
        return connector.name();
    }

    MirrorConnector.Role role() {
        return connector.role();
    }

    /** What holds for a key, to be compared. */
    String value(String key, String byDefault) {
        return connector.config().getOrDefault(key, byDefault);
    }

    /** The same as it may be printed. */
    String printed(String key, String byDefault) {
        return written.containsKey(key) ? written.get(key) : byDefault + " (by default)";
    }
}
