package io.connectfargate.connect.config;

import io.connectfargate.connect.security.Pem;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Worker properties from {@code CONNECT_*} variables.
 *
 * @see Variables#ofProperty
 */
final class ConnectVariables {
    private static final Map<String, Variables> OWN_VARIABLES =
            Map.of("bootstrap.servers", Variables.BROKERS, "group.id", Variables.GROUP);

    private ConnectVariables() {}

    /**
     * @param problems gets a sentence for each name that no worker reads, with the nearest one that it does
     * @return property to value
     */
    static Map<String, String> read(Map<String, String> environment, KnownProperties known, Problems problems) {
        Map<String, String> properties = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(Variables.PROPERTY_PREFIX)) {
                String property = property(variable);
                check(variable, property, known, problems);
                properties.put(property, Pem.withLineBreaks(value));
            }
        });
        return properties;
    }

    private static String property(String variable) {
        return variable.substring(Variables.PROPERTY_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace("___", "-")
                .replace("__", "\0")
                .replace('_', '.')
                .replace('\0', '_');
    }

    private static void check(String variable, String property, KnownProperties known, Problems problems) {
        if (OWN_VARIABLES.containsKey(property)) {
            problems.add(variable, "is set", "this value in " + OWN_VARIABLES.get(property) + " instead");
        } else if (!known.contains(property)) {
            problems.add(
                    variable,
                    "stands for '" + property + "', which is no worker property",
                    "a known one, the nearest is " + Variables.ofProperty(known.nearest(property))
                            + "; what only a plugin of yours reads goes into the file of KAFKA_CONNECT_PROPERTIES_S3_URI");
        }
    }
}
