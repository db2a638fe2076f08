package io.connectfargate.connect.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the user means, although it is rejected otherwise: a value in the list {@link #KEY} of a connector's configuration. */
public enum Allowance {
    /** Source and target are one cluster. */
    SAME_CLUSTER,
    /** The target is not the cluster that Connect's producer writes to. */
    OTHER_TARGET,
    /** Topics are copied both ways. */
    BOTH_WAYS,
    /** Stored offsets came from another source. */
    OTHER_SOURCE,
    /** Another connector copies the same topics. */
    OVERLAP,
    /** The copy of a topic contains records although none was copied. */
    EXISTING_RECORDS,
    /** Topics were copied and their copies are gone. */
    MISSING_COPY;

    /** The property of a connector. */
    public static final String KEY = "preflight.allow";

    /** As the user writes it: {@code same-cluster}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a rejection ends: what to write if the user means it. */
    String wayOut() {
        return "if this is intended, add \"" + KEY + "\": \"" + this + "\" to the connector's configuration";
    }

    /** What a configuration allows; values that are none are left out. */
    static Set<Allowance> of(Map<String, String> config) {
        Set<Allowance> allowed = EnumSet.noneOf(Allowance.class);
        List<String> texts = texts(config);
        Arrays.stream(values())
                .filter(value -> texts.contains(value.toString()))
                .forEach(allowed::add);
        return allowed;
    }

    /** One sentence if the list contains what is no allowance. */
    static Optional<String> objection(Map<String, String> config) {
        List<String> known = Arrays.stream(values()).map(Allowance::toString).toList();
        List<String> unknown =
                texts(config).stream().filter(text -> !known.contains(text)).toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(KEY + " contains " + quoted(unknown) + ", which is not one of " + String.join(", ", known)
                        + "; correct it or remove it.");
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
    }

    private static List<String> texts(Map<String, String> config) {
        return Arrays.stream(Optional.ofNullable(config.get(KEY)).orElse("").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
