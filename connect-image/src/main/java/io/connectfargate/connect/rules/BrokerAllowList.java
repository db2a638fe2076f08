package io.connectfargate.connect.rules;

import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.security.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;

/** Limits the addresses at which a connector's Kafka clients begin to those that the deployment names. */
public final class BrokerAllowList implements ConfigurationRule {
    private static final String VARIABLE = Variables.ALLOWED_BROKERS.name();

    private static final List<String> VARIABLES = List.of(VARIABLE, Variables.BROKERS.name(), "SOURCE_BROKERS");
    /** Behind any prefix: {@code source.cluster.}, {@code producer.override.}, a plugin's own. */
    private static final List<String> ADDRESSES = List.of("bootstrap.servers", "bootstrap.controllers");

    private final Set<String> allowed;
    private final UnaryOperator<Map<String, String>> resolve;

    /** @param resolve puts in what a configuration refers to */
    BrokerAllowList(Set<String> allowed, UnaryOperator<Map<String, String>> resolve) {
        this.allowed = allowed;
        this.resolve = resolve;
    }

    /**
     * The limit that a deployment sets.
     *
     * @param environment with the variables that name addresses
     * @param worker the worker's properties
     * @param plugins loads the providers of what addresses refer to
     * @return empty if {@code ALLOWED_BROKERS} is not set: then there is no limit
     */
    public static Optional<BrokerAllowList> of(
            Map<String, String> environment, Map<String, ?> worker, ClassLoader plugins) {
        if (!environment.containsKey(VARIABLE)) {
            return Optional.empty();
        }
        Set<String> allowed = new TreeSet<>();
        VARIABLES.forEach(variable -> parts(environment.getOrDefault(variable, ""))
                .map(BrokerAllowList::address)
                .forEach(allowed::add));
        References references = new References(worker, plugins);
        return Optional.of(new BrokerAllowList(allowed, references::resolve));
    }

    /** Whether a text is a list of {@code host:port}, one at least. */
    public static boolean isUsable(String text) {
        return !text.isBlank() && parts(text).noneMatch(part -> address(part).isEmpty());
    }

    @Override
    public List<String> refusals(String connector, Map<String, String> config) {
        Map<String, String> named = new TreeMap<>(config);
        named.keySet()
                .removeIf(key -> ADDRESSES.stream()
                        .noneMatch(address -> key.toLowerCase(Locale.ROOT).endsWith(address)));
        named.values().removeIf(value -> value == null);
        Map<String, String> resolved;
        try {
            resolved = resolve.apply(named);
        } catch (ConfigException e) {
            resolved = Map.of();
        }
        List<String> sentences = new ArrayList<>();
        for (Map.Entry<String, String> entry : named.entrySet()) {
            String value = resolved.getOrDefault(entry.getKey(), "");
            if (value.isBlank()
                    || !allowed.containsAll(
                            parts(value).map(BrokerAllowList::address).toList())) {
                // As it came in: what a reference stands for may be a secret.
                sentences.add(entry.getKey() + " is '" + entry.getValue()
                        + "', and connectors of this worker may use only the brokers that BROKERS, SOURCE_BROKERS and "
                        + VARIABLE + " name; correct it, or add each host:port to " + VARIABLE + " of the workers.");
            }
        }
        return sentences;
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split(",", -1)).map(String::trim);
    }

    /** As Kafka's clients read it, so that one address has one spelling; empty if they could not. */
    private static String address(String part) {
        String host = Utils.getHost(part);
        Integer port = Utils.getPort(part);
        return host == null || port == null ? "" : host.toLowerCase(Locale.ROOT) + ":" + port;
    }
}
