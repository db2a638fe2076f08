package io.connectfargate.connect.advice;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.converters.ByteArrayConverter;

/**
 * The converters that a connector does not name, so that it gets the worker's: by default these pass byte arrays on, as MirrorMaker
 * needs it, and fail with anything else.
 */
public final class NeededConverters {
    private static final List<String> KEYS = List.of("key.converter", "value.converter");
    /** Connectors whose records have fields. */
    private static final Pattern STRUCTURED =
            Pattern.compile("io\\.(debezium\\.connector|connectfargate\\.connectors\\.jdbc"
                    + "|confluent\\.connect\\.jdbc|aiven\\.connect\\.jdbc)\\..*");

    private NeededConverters() {}

    /**
     * Those that a connector leaves to the worker.
     *
     * @param worker its properties
     * @return keys of the connector's configuration; empty for MirrorMaker's connectors, and where the worker's own converters are
     *     others
     */
    public static List<String> missing(Map<String, String> config, Map<String, ?> worker) {
        return MirrorConnector.Role.of(config).isPresent()
                ? List.of()
                : KEYS.stream()
                        .filter(key -> !config.containsKey(key))
                        .filter(key -> ByteArrayConverter.class.getName().equals(String.valueOf(worker.get(key))))
                        .toList();
    }

    private static boolean isStructured(Map<String, String> config) {
        return STRUCTURED.matcher(String.valueOf(config.get("connector.class"))).matches();
    }

    /**
     * Why a connector that is certain to fail without them is rejected.
     *
     * @param worker its properties
     * @return one sentence, or none
     */
    public static List<String> refusals(String connector, Map<String, String> config, Map<String, ?> worker) {
        List<String> missing = missing(config, worker);
        return missing.isEmpty() || !isStructured(config)
                ? List.of()
                : List.of(connector + " does not set " + String.join(" and ", missing)
                        + ", so it gets the worker's ByteArrayConverter, with which it fails at its first record. Set "
                        + String.join(" and ", missing)
                        + ", for example to org.apache.kafka.connect.json.JsonConverter.");
    }
}
