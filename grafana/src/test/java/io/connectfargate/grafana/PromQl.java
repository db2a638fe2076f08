package io.connectfargate.grafana;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Just enough of Prometheus's language to find the metrics in an expression. */
final class PromQl {
    private static final Pattern LABEL_VALUES = Pattern.compile("^label_values\\((.*), \\w+\\)$");
    private static final Pattern NOT_METRICS = Pattern.compile(
            "\\{[^}]*}" // matchers
                    + "|\\[[^]]*]" // ranges
                    + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)" // labels
                    + "|\\b(?:and|or|unless|bool|offset)\\b" // operators
                    + "|\\b\\w+\\s*(?=\\(|by\\s*\\(|without\\s*\\()"); // functions
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private PromQl() {}

    static Set<String> metrics(String query) {
        String expression = LABEL_VALUES.matcher(query).replaceFirst("$1");
        Set<String> names = new TreeSet<>();
        NAME.matcher(NOT_METRICS.matcher(expression).replaceAll(" "))
                .results()
                .forEach(found -> names.add(found.group()));
        return names;
    }
}
