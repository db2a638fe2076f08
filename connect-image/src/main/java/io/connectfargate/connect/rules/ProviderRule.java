package io.connectfargate.connect.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * No connector brings providers of its own: Connect, MirrorMaker and each Kafka client make whatever provider their configuration
 * names, and Kafka's read every variable and every file.
 */
final class ProviderRule implements ConfigurationRule {
    /** Behind any prefix. What Kafka would not read, such as capitals, is no connector's property either. */
    private static final Pattern KEY = Pattern.compile(".*config\\.providers(\\..*)?", Pattern.DOTALL);

    /** White space, and what no one sees. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{C}\\p{Z}]+");

    @Override
    public List<String> refusals(String connector, Map<String, String> config) {
        String keys = config.keySet().stream()
                .filter(ProviderRule::isProvider)
                .sorted()
                .collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? List.of()
                : List.of(keys + ": a connector must not name providers of its own, which could read every file and"
                        + " variable of the worker. Remove these keys, and refer to ${env:…}, ${file:…} or ${dir:…},"
                        + " which every worker has; further providers go into the worker's own configuration"
                        + " (connect-image/README.md).");
    }

    private static boolean isProvider(String key) {
        return KEY.matcher(UNSEEN.matcher(key).replaceAll("").toLowerCase(Locale.ROOT))
                .matches();
    }
}
