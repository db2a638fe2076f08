package io.connectfargate.connect.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigTransformer;

/** Finds references such as <code>${env:SOURCE_PASSWORD}</code> in values. Thread-safe. */
public final class SecretReferences {
    private static final Pattern CLASS =
            Pattern.compile(Pattern.quote(AbstractConfig.CONFIG_PROVIDERS_CONFIG) + "\\.([^.]+)\\.class");

    private final Set<String> providers;

    /** @param worker its properties: what names none of its providers is plain text */
    public SecretReferences(Map<String, ?> worker) {
        providers = worker.keySet().stream()
                .map(CLASS::matcher)
                .filter(Matcher::matches)
                .map(provider -> provider.group(1))
                .collect(Collectors.toSet());
    }

    /**
     * A reference in a value.
     *
     * @param text as it stands there
     * @param name of the variable, of the file in a folder, or of the line in a file
     * @param start where it begins
     * @param end where it ends, not included
     */
    public record Reference(String text, String name, int start, int end) {}

    /** Those to secrets, in their order. */
    public List<Reference> secrets(String value) {
        return value == null
                ? List.of()
                : ConfigTransformer.DEFAULT_PATTERN
                        .matcher(value)
                        .results()
                        .filter(found -> providers.contains(found.group(1)))
                        .map(found -> new Reference(found.group(), found.group(4), found.start(), found.end()))
                        .filter(reference -> ReadableNames.isSecret(reference.name()))
                        .toList();
    }
}
