package io.connectfargate.connect.rules;

import java.util.List;
import java.util.Map;

/** What a connector's configuration must not hold, whichever its class and its clusters are. Thread-safe, asks no cluster. */
@FunctionalInterface
public interface ConfigurationRule {
    /**
     * Judges a configuration as it came in, references not resolved.
     *
     * @param connector its name
     * @return one sentence for each thing that is rejected, without any secret; empty if there is none
     */
    List<String> refusals(String connector, Map<String, String> config);
}
