package io.connectfargate.connect.security;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/** Puts references to secrets back into sentences that were made of what they resolve to. Thread-safe, holds secrets. */
public final class SecretMask {
    /** Anything shorter stands in many a sentence by chance. */
    private static final int SHORTEST = 4;

    /** What must not be shown, the longest first, and what is shown instead. */
    private final List<Map.Entry<String, String>> hidden;

    private SecretMask(Map<String, String> hidden) {
        this.hidden = hidden.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> entry) ->
                                -entry.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /**
     * A mask for a configuration.
     *
     * @param values of a connector, references not resolved
     * @param resolve puts in what a reference refers to
     */
    public static SecretMask of(Collection<String> values, SecretReferences references, UnaryOperator<String> resolve) {
        Map<String, String> hidden = new HashMap<>();
        values.stream()
                .flatMap(value -> references.secrets(value).stream())
                .map(SecretReferences.Reference::text)
                .distinct()
                .forEach(reference -> {
                    String secret = resolve.apply(reference);
                    if (!secret.equals(reference)) {
                        // Lists of addresses are shown one by one, and hosts without their ports.
                        Stream.concat(Stream.of(secret), Stream.of(secret.split(",")))
                                .flatMap(part -> Stream.of(part, part.strip().replaceFirst(":\\d+$", "")))
                                .map(String::strip)
                                .filter(part -> part.length() >= SHORTEST)
                                .forEach(part -> hidden.putIfAbsent(part, reference));
                    }
                });
        return new SecretMask(hidden);
    }

    /** The text without secrets. */
    public String of(String text) {
        String masked = text;
        for (Map.Entry<String, String> entry : hidden) {
            masked = masked.replace(entry.getKey(), entry.getValue());
        }
        return masked;
    }

    /** The exception itself if no message of it or of its causes holds a secret; else one of its kind that holds none. */
    public RuntimeException of(RuntimeException failure) {
        boolean holds = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> !of(message).equals(message));
        if (!holds) {
            return failure;
        }
        String message = of(String.valueOf(failure.getMessage()));
        return failure instanceof ConfigException ? new ConfigException(message) : new IllegalStateException(message);
    }
}
