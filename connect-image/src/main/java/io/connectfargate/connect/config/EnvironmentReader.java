package io.connectfargate.connect.config;

import io.connectfargate.connect.foreign.ForeignVariables;
import io.connectfargate.connect.store.ObjectStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Layers the worker's properties: our defaults, then the preset of {@code AUTH}, the properties file, {@code CONNECT_*}. */
final class EnvironmentReader {
    /** It becomes part of topic names, which Kafka limits to these characters and 249 of them. */
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /** What {@code Configuration/ecs/kafka-connect.json} has in its place. */
    private static final String UNFILLED = "GROUP_NAME";

    private final Map<String, String> environment;
    private final ObjectStore store;
    private final Path directory;
    private final ConfigurationErrors errors;
    private final KnownProperties known = new KnownProperties();
    private final ForeignVariables foreign;

    EnvironmentReader(Map<String, String> environment, ObjectStore store, Path directory, ConfigurationErrors errors) {
        this.environment = environment;
        this.store = store;
        this.directory = directory;
        this.errors = errors;
        foreign = new ForeignVariables(
                environment,
                Stream.of(Variables.values()).map(Enum::name).collect(Collectors.toSet()),
                variable -> known.defines(ConnectVariables.property(variable)));
    }

    WorkerConfiguration read() {
        BootstrapServers brokers =
                BootstrapServers.parse(environment.get(Variables.BROKERS.name()), foreign.missing("BROKERS"), errors);
        String group = group();
        Map<String, String> file = PropertiesFile.read(environment, store, errors);
        Map<String, String> variables = ConnectVariables.read(environment, known, foreign, errors);
        foreign.warn();
        KeyMaterial material = new KeyMaterial(environment, store, directory, errors);
        Map<String, String> chosen = merged(material.locations(), file, variables);
        material.addPasswords(chosen);

        Authentication authentication = Authentication.choose(environment, brokers, chosen, errors);
        Map<String, String> preset = AuthPreset.of(authentication.mode(), withoutOverridden(chosen), errors);
        Map<String, String> properties = merged(Defaults.of(group), preset, chosen);
        checkOwn(file, "bootstrap.servers", brokers.joined());
        checkOwn(file, "group.id", group);
        properties.put("bootstrap.servers", brokers.joined());
        properties.put("group.id", group);
        advertise(properties);
        StoreType.addTo(properties);
        ClientSecurity.spread(properties);
        ClientSecurity.renew(properties);
        ConfigProviders.admit(properties);
        new WorkerValidation(variables.keySet(), file.keySet(), errors).check(properties, known);
        List<String> unset = WorkerConfiguration.REPLICATION_FACTORS.keySet().stream()
                .filter(property -> !properties.containsKey(property))
                .toList();
        return new WorkerConfiguration(Map.copyOf(properties), authentication.reason(), unset);
    }

    private String group() {
        String group = environment.getOrDefault(Variables.GROUP.name(), "");
        if (group.isBlank()) {
            errors.add(
                    "GROUP",
                    foreign.missing("GROUP"),
                    "a name for this Connect cluster, such as kafka-connect-fargate");
        } else if (group.equals(UNFILLED)) {
            errors.add(
                    "GROUP",
                    "is '" + UNFILLED + "', the placeholder of the task definition",
                    "a name of your own, such as kafka-connect-fargate; never change the name of a running migration, since"
                            + " under another name everything is copied again");
        } else if (!GROUP.matcher(group).matches()) {
            errors.add("GROUP", "is '" + group + "'", "at most 200 letters, digits, dots, underscores and hyphens");
        }
        return group;
    }

    /** A user who sets the JAAS line gives the credentials there. */
    private Map<String, String> withoutOverridden(Map<String, String> chosen) {
        if (!chosen.containsKey("sasl.jaas.config")) {
            return environment;
        }
        Map<String, String> answered = new HashMap<>(environment);
        Stream.of(Variables.USERNAME, Variables.PASSWORD)
                .forEach(variable -> answered.putIfAbsent(variable.name(), "unused"));
        return answered;
    }

    private void checkOwn(Map<String, String> file, String property, String value) {
        Optional.ofNullable(file.get(property))
                .filter(other -> !value.isEmpty() && !other.replace(" ", "").equals(value))
                .ifPresent(other -> errors.add(
                        property,
                        "is '" + other + "' in the properties file but '" + value + "' in the environment",
                        "the same, or no such line in the file"));
    }

    /** Kafka would advertise 0.0.0.0, at which no other worker reaches this one. */
    private void advertise(Map<String, String> properties) {
        String listeners = properties.getOrDefault("listeners", "");
        if (!properties.containsKey("rest.advertised.host.name")
                && (listeners.contains("//0.0.0.0:") || listeners.contains("//:") || listeners.contains("//[::]:"))) {
            properties.put("rest.advertised.host.name", AdvertisedHost.of(environment));
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // handed on to be read only
    private static Map<String, String> merged(Map<String, String>... layers) {
        Map<String, String> result = new TreeMap<>();
        Stream.of(layers).forEach(result::putAll);
        return result;
    }
}
