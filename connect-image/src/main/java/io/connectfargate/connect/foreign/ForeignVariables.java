package io.connectfargate.connect.foreign;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Variables of other images in a worker's environment.
 *
 * <p>Those with {@code CONNECT_} are errors, as they always were. The others only warn: a deployment that carries one has run
 * with it.
 */
public final class ForeignVariables {
    private static final Logger log = LoggerFactory.getLogger(ForeignVariables.class);
    private static final String PREFIX = "CONNECT_";
    private static final Set<String> REQUIRED = Set.of("BROKERS", "GROUP");

    private final Map<String, String> environment;
    private final Set<String> own;
    private final Predicate<String> isProperty;

    /**
     * @param own the names that this image reads, in addition to {@code CONNECT_*}
     * @param isProperty whether a {@code CONNECT_*} variable stands for a worker property of Kafka's
     */
    public ForeignVariables(Map<String, String> environment, Set<String> own, Predicate<String> isProperty) {
        this.environment = environment;
        this.own = own;
        this.isProperty = isProperty;
    }

    /** Logs a line for each variable that another image would read and this one does not, with what to set instead. */
    public void warn() {
        new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> !own.contains(name) && !name.startsWith(PREFIX) && !isTold(name))
                        .forEach(name -> instead(name)
                                .ifPresent(advice -> log.warn(
                                        "{} is set, which other images read and this one does not. Expected: {}.",
                                        name,
                                        advice)));
    }

    /** What to set in a variable's place, as the rest of a sentence; empty where nothing is known about it. */
    public Optional<String> instead(String variable) {
        String bare = variable.startsWith(PREFIX) ? variable.substring(PREFIX.length()) : "";
        if (own.contains(bare)) {
            return Optional.of(bare + " instead, without " + PREFIX);
        }
        return OtherImages.instead(variable, isProperty);
    }

    /** What is said of a required variable, {@code BROKERS} or {@code GROUP}, that is not set. */
    public String missing(String required) {
        return OtherImages.standIn(required, environment)
                .map(name -> "is not set, but " + name + " is: here it is " + required)
                .orElse("is not set");
    }

    /** Whether {@link #missing} names it. */
    private boolean isTold(String name) {
        return REQUIRED.stream()
                .filter(required -> environment.getOrDefault(required, "").isBlank())
                .anyMatch(required -> OtherImages.standIn(required, environment)
                        .filter(name::equals)
                        .isPresent());
    }
}
