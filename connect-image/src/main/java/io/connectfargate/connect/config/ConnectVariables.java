package io.connectfargate.connect.config;

import io.connectfargate.connect.foreign.ForeignVariables;
import io.connectfargate.connect.security.Pem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Worker properties from {@code CONNECT_*} variables.
 *
 * @see Variables#ofProperty
 */
final class ConnectVariables {
    private static final Map<String, Variables> OWN_VARIABLES =
            Map.of("bootstrap.servers", Variables.BROKERS, "group.id", Variables.GROUP);

    private final Map<String, String> environment;
    private final KnownProperties known;
    private final ForeignVariables foreign;
    private final ConfigurationErrors errors;

    private ConnectVariables(
            Map<String, String> environment,
            KnownProperties known,
            ForeignVariables foreign,
            ConfigurationErrors errors) {
        this.environment = environment;
        this.known = known;
        this.foreign = foreign;
        this.errors = errors;
    }

    /**
     * @param errors gets a sentence for each name that no worker reads, with the one that was meant where that is clear
     * @return property to value
     */
    static Map<String, String> read(
            Map<String, String> environment,
            KnownProperties known,
            ForeignVariables foreign,
            ConfigurationErrors errors) {
        return new ConnectVariables(environment, known, foreign, errors).read();
    }

    private Map<String, String> read() {
        Map<String, String> properties = new TreeMap<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(Variables.PROPERTY_PREFIX)) {
                String property = property(variable);
                check(variable, property);
                properties.put(property, Pem.withLineBreaks(value));
            }
        });
        return properties;
    }

    static String property(String variable) {
        return variable.substring(Variables.PROPERTY_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace("___", "-")
                .replace("__", "\0")
                .replace('_', '.')
                .replace('\0', '_');
    }

    private void check(String variable, String property) {
        Variables own = OWN_VARIABLES.get(property);
        if (own != null) {
            // Where the own variable is missing, the sentence about that names this one.
            if (!environment.getOrDefault(own.name(), "").isBlank()) {
                errors.add(variable, "is set", "this value in " + own + " instead");
            }
        } else if (!known.contains(property)) {
            errors.add(
                    variable,
                    "maps to '" + property + "', which is not a worker property",
                    instead(variable, property)
                            .orElse("a worker property; put what only your plugin reads into the file of"
                                    + " KAFKA_CONNECT_PROPERTIES_S3_URI"));
        }
    }

    private Optional<String> instead(String variable, String property) {
        return foreign.instead(variable).or(() -> known.nearest(property).map(ConnectVariables::hint));
    }

    private static String hint(String property) {
        return "a known one, the nearest is "
                + Optional.ofNullable(OWN_VARIABLES.get(property))
                        .map(Variables::name)
                        .orElseGet(() -> Variables.ofProperty(property))
                + "; put what only your plugin reads into the file of KAFKA_CONNECT_PROPERTIES_S3_URI";
    }
}
