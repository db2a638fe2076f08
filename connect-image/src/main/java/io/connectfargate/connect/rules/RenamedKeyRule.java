package io.connectfargate.connect.rules;

import io.connectfargate.connect.advice.RenamedKeys;
import java.util.List;
import java.util.Map;

/** Keys with old names in place of mandatory ones: the connector is certain to fail, with words that do not name the old key. */
final class RenamedKeyRule implements ConfigurationRule {
    @Override
    public List<String> refusals(String connector, Map<String, String> config) {
        return RenamedKeys.in(config).stream()
                .filter(RenamedKeys.Renamed::needed)
                .map(key -> key.key() + " of " + connector + " is not read by " + key.owner() + ", which needs "
                        + key.now() + ". Write " + key.now() + " in its place.")
                .toList();
    }
}
