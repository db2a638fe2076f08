package io.connectfargate.connect.identity;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a sentence. */
final class Names {
    private static final int MAX = 10;

    private Names() {}

    /** The first ones in this order, and how many more there are. */
    static String of(Collection<String> names) {
        String first = names.stream().limit(MAX).collect(Collectors.joining(", "));
        return names.size() <= MAX ? first : first + " and " + (names.size() - MAX) + " more";
    }
}
