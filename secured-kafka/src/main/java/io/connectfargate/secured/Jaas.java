package io.connectfargate.secured;

import java.util.Map;
import java.util.stream.Collectors;

/** Values of {@code sasl.jaas.config}. */
public final class Jaas {
    private Jaas() {}

    /**
     * @param options in the order of the line; values are quoted as needed
     * @return one line with one login module
     */
    public static String line(String module, Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> " " + option.getKey() + "=\"" + escaped(option.getValue()) + "\"")
                .collect(Collectors.joining("", module + " required", ";"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
