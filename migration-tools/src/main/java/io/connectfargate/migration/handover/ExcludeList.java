package io.connectfargate.migration.handover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.mirror.DefaultGroupFilter;

/**
 * The value of a connector's {@code groups.exclude}.
 *
 * @param patterns in their order
 */
record ExcludeList(List<String> patterns) {
    /** @param value as it is configured; Kafka's default if it is not, since a value takes the default's place */
    static ExcludeList of(Optional<String> value) {
        return new ExcludeList(Arrays.stream(
                        value.orElse(DefaultGroupFilter.GROUPS_EXCLUDE_DEFAULT).split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    boolean has(String group) {
        return patterns.contains(QuotedName.of(group));
    }

    ExcludeList with(String group) {
        if (has(group)) {
            return this;
        }
        List<String> more = new ArrayList<>(patterns);
        more.add(QuotedName.of(group));
        return new ExcludeList(List.copyOf(more));
    }

    ExcludeList without(String group) {
        return new ExcludeList(patterns.stream()
                .filter(pattern -> !pattern.equals(QuotedName.of(group)))
                .toList());
    }

    /** What is configured. */
    String value() {
        return String.join(", ", patterns);
    }
}
