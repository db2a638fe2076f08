package io.connectfargate.connect.config;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Worker properties from {@code CONNECT_*} variables, by the convention of the well-known Connect images: lower case, {@code _}
 * stands for a dot, {@code __} for an underscore, {@code ___} for a hyphen.
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
                properties.put(property, value);
            }
        });
        return properties;
    }

    /** The variable that sets a worker property. */
    static String variable(String property) {
        String body = property.replace("_", "__").replace("-", "___").replace('.', '_');
        return Variables.PROPERTY_PREFIX + body.toUpperCase(Locale.ROOT);
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
                    "a known one, the nearest is " + variable(known.nearest(property))
                            + "; what only a plugin of yours reads goes into the file of KAFKA_CONNECT_PROPERTIES_S3_URI");
        }
    }
}
