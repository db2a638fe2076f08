package io.connectfargate.migration.handover;

import java.util.Locale;

/**
 * A group's name as a pattern that matches it only, for {@code groups.exclude}. Kafka splits that list at commas and strips blanks,
 * so {@code \Q…\E} does not do: everything but letters, digits, underscores and hyphens is written by its code point.
 */
final class QuotedName {
    private QuotedName() {}

    /** The pattern of a name. */
    static String of(String name) {
        StringBuilder quoted = new StringBuilder();
        name.codePoints().forEach(character -> {
            if (isPlain(character)) {
                quoted.appendCodePoint(character);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\x{%x}", character));
            }
        });
        return quoted.toString();
    }

    /** ASCII only: what another JVM's locale or a client's encoding may change is no plain character. */
    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '_'
                || character == '-';
    }
}
