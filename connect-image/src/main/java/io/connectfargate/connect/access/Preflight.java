package io.connectfargate.connect.access;

import io.connectfargate.connect.config.Problems;
import io.connectfargate.connect.config.Variables;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What follows when permissions are missing. A worker that is not authenticated at all gets no further either way. */
public enum Preflight {
    /** Nothing is started. */
    ENFORCE,
    /** It is logged, for clusters that report permissions wrongly. */
    WARN;

    /** @param problems gets a sentence if the variable holds something else */
    public static Preflight of(Map<String, String> environment, Problems problems) {
        String text = environment.getOrDefault(Variables.PREFLIGHT.name(), "").trim();
        if (text.isEmpty()) {
            return ENFORCE;
        }
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(Variables.PREFLIGHT.name(), "is '" + text + "'", "enforce or warn");
                    return ENFORCE;
                });
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
