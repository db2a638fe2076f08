package io.connectfargate.migration.handover;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.kafka.connect.mirror.DefaultGroupFilter;

/**
 * A connector that writes groups' offsets to the target, as Connect reports it.
 *
 * @param name what Connect calls it
 * @param config its properties, references not resolved; they may hold secrets
 * @param state of the connector, such as {@code RUNNING}; empty before it has one
 * @param tasks the state of each task
 */
record CheckpointConnector(String name, Map<String, String> config, String state, List<String> tasks) {
    static final String EXCLUDE = DefaultGroupFilter.GROUPS_EXCLUDE_CONFIG;
    static final String STOPPED = "STOPPED";
    static final String PAUSED = "PAUSED";
    /** With a group's name behind it, the property of a handover that changes the connector now. */
    static final String LOCK = "migrate.handover.";

    private static final String CLASS = "MirrorCheckpointConnector";
    private static final String FILTER = "group.filter.class";
    private static final long DEFAULT_INTERVAL_S = 60;
    /** A task that has ended is unassigned, or no longer in the list. One that has failed runs no longer, either. */
    private static final Set<String> ENDED = Set.of("UNASSIGNED", "FAILED", "DESTROYED");

    /**
     * Reads an entry of {@code GET /connectors?expand=info&expand=status}.
     *
     * @return empty for other connectors, and those that write no offsets
     */
    static Optional<CheckpointConnector> of(String name, JsonNode entry) {
        Map<String, String> config = new HashMap<>();
        entry.path("info")
                .path("config")
                .properties()
                .forEach(property ->
                        config.put(property.getKey(), property.getValue().asText()));
        boolean writes = config.getOrDefault("connector.class", "").endsWith(CLASS)
                && Boolean.parseBoolean(
                        config.getOrDefault("sync.group.offsets.enabled", "").strip());
        List<String> tasks = new ArrayList<>();
        JsonNode status = entry.path("status");
        status.path("tasks").forEach(task -> tasks.add(task.path("state").asText()));
        String state = status.path("connector").path("state").asText("");
        return writes
                ? Optional.of(new CheckpointConnector(name, config, state, List.copyOf(tasks)))
                : Optional.empty();
    }

    /** Its list, with Kafka's default where it has none. */
    ExcludeList excluded() {
        return ExcludeList.of(Optional.ofNullable(config.get(EXCLUDE)));
    }

    /** Whether {@code groups} and {@code groups.exclude} select a group, as the filter does that MirrorMaker uses by default. */
    boolean selects(String group) {
        // Not by the filter itself: it needs Connect's classes, which are not on this program's class path.
        List<String> excluded = excluded().patterns();
        if (excluded().has(group)) {
            return false;
        }
        String groups = config.getOrDefault(
                DefaultGroupFilter.GROUPS_INCLUDE_CONFIG, DefaultGroupFilter.GROUPS_INCLUDE_DEFAULT);
        try {
            return matches(group, ExcludeList.of(Optional.of(groups)).patterns()) && !matches(group, excluded);
        } catch (PatternSyntaxException e) {
            // A reference that only a worker can resolve. It may select the group.
            return true;
        }
    }

    private static boolean matches(String group, List<String> patterns) {
        return Pattern.matches(String.join("|", patterns), group);
    }

    /** Whether a group's handover changes it now. */
    boolean isLockedFor(String group) {
        return config.containsKey(LOCK + group);
    }

    /** The groups whose handovers change it now, without one. */
    Set<String> othersThanOf(String group) {
        return config.keySet().stream()
                .filter(key -> key.startsWith(LOCK))
                .map(key -> key.substring(LOCK.length()))
                .filter(other -> !other.equals(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A filter of the user's own, which may not read {@code groups.exclude}. */
    Optional<String> ownFilter() {
        return Optional.ofNullable(config.get(FILTER))
                .map(String::strip)
                .filter(filter -> !filter.isEmpty() && !filter.equals(DefaultGroupFilter.class.getName()));
    }

    /** The time between two of its writings. */
    Duration interval() {
        try {
            return Duration.ofSeconds(
                    Long.parseLong(config.getOrDefault("sync.group.offsets.interval.seconds", "" + DEFAULT_INTERVAL_S)
                            .strip()));
        } catch (NumberFormatException e) {
            // A reference that only a worker can resolve.
            return Duration.ofSeconds(DEFAULT_INTERVAL_S);
        }
    }

    /** Whether its state lasts. After a change of its configuration it is unassigned for a moment, whatever it was before. */
    boolean isSettled() {
        return Set.of("RUNNING", "FAILED", PAUSED, STOPPED).contains(state);
    }

    boolean isStopped() {
        return state.equals(STOPPED);
    }

    /** Whether it is stopped and no task runs. */
    boolean hasEnded() {
        return isStopped() && tasks.stream().allMatch(ENDED::contains);
    }

    /** Whether it is in a state, and so is each task that it has. */
    boolean isAll(String wanted) {
        return state.equals(wanted) && tasks.stream().allMatch(wanted::equals);
    }

    /** Without the properties, which may hold secrets. */
    @Override
    public String toString() {
        return name + " " + state + " " + tasks;
    }
}
