package io.connectfargate.connect.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that tutorials still name and that Debezium 3.6 does not read any more, or that another tool's connector reads: they are
 * ignored silently, so that all tables are captured, or no row is deleted.
 */
public final class RenamedKeys {
    private static final Map<Pattern, Map<String, String>> OF_CONNECTORS = Map.of(
            Pattern.compile("io\\.debezium\\.connector\\.(?!jdbc\\.).*"),
            Map.ofEntries(
                    Map.entry("database.server.name", "topic.prefix"),
                    Map.entry("table.whitelist", "table.include.list"),
                    Map.entry("table.blacklist", "table.exclude.list"),
                    Map.entry("column.whitelist", "column.include.list"),
                    Map.entry("column.blacklist", "column.exclude.list"),
                    Map.entry("schema.whitelist", "schema.include.list"),
                    Map.entry("schema.blacklist", "schema.exclude.list"),
                    Map.entry("database.whitelist", "database.include.list"),
                    Map.entry("database.blacklist", "database.exclude.list"),
                    Map.entry("database.history.kafka.topic", "schema.history.internal.kafka.topic"),
                    Map.entry(
                            "database.history.kafka.bootstrap.servers",
                            "schema.history.internal.kafka.bootstrap.servers"),
                    Map.entry("toasted.value.placeholder", "unavailable.value.placeholder")),
            Pattern.compile("io\\.debezium\\.connector\\.jdbc\\..*"),
            Map.of(
                    "connection.user", "connection.username",
                    "pk.mode", "primary.key.mode",
                    "pk.fields", "primary.key.fields",
                    "auto.create", "schema.evolution",
                    "auto.evolve", "schema.evolution",
                    "table.name.format", "collection.name.format"));
    private static final Map<Pattern, Map<String, String>> OF_TRANSFORMS = Map.of(
            Pattern.compile("io\\.debezium\\.transforms\\.ExtractNewRecordState"),
            Map.of(
                    "drop.tombstones", "delete.tombstone.handling.mode",
                    "delete.handling.mode", "delete.tombstone.handling.mode",
                    "add.source.fields", "add.fields"));
    private static final Pattern TRANSFORM = Pattern.compile("(transforms\\.[^.]+\\.)type");

    private RenamedKeys() {}

    /**
     * A key that is not read.
     *
     * @param owner the class that does not read it
     * @param key as it is written
     * @param now the key that is read
     * @param needed whether nothing works without the other: it is mandatory, and missing
     */
    public record Renamed(String owner, String key, String now, boolean needed) {}

    /** Those of a configuration, by key. */
    public static List<Renamed> in(Map<String, String> config) {
        List<Renamed> renamed = new ArrayList<>();
        add(config, config.get("connector.class"), "", OF_CONNECTORS, renamed);
        new TreeMap<>(config).forEach((key, type) -> {
            Matcher transform = TRANSFORM.matcher(key);
            if (transform.matches()) {
                add(config, type, transform.group(1), OF_TRANSFORMS, renamed);
            }
        });
        return renamed;
    }

    private static void add(
            Map<String, String> config,
            String owner,
            String prefix,
            Map<Pattern, Map<String, String>> all,
            List<Renamed> renamed) {
        all.forEach((pattern, names) -> {
            if (owner != null && pattern.matcher(owner).matches()) {
                new TreeMap<>(names).forEach((old, now) -> {
                    if (config.containsKey(prefix + old)) {
                        boolean needed = isMandatory(now) && !config.containsKey(prefix + now);
                        renamed.add(new Renamed(owner, prefix + old, prefix + now, needed));
                    }
                });
            }
        });
    }

    private static boolean isMandatory(String key) {
        return key.equals("topic.prefix") || key.equals("connection.username");
    }
}
