package io.connectfargate.connect.security;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What this image's providers let anybody read, whatever class makes one and with whichever parameters: Kafka makes providers
 * also of what a connector's configuration names, with parameters of the connector's choice.
 *
 * <p>The limits are constants. Only the worker's own configuration can put others in their place, for the whole process and
 * before Connect starts.
 */
public final class ReadLimits {
    /** System properties, since a configuration cannot set one. */
    private static final String VARIABLES = "io.connectfargate.connect.readable.variables";

    private static final String FOLDERS = "io.connectfargate.connect.readable.folders";
    private static final Set<String> OF_FILES = Set.of(MountedFiles.class.getName(), MountedFolders.class.getName());

    private ReadLimits() {}

    /**
     * Takes the limits that the worker's own configuration has for this image's providers.
     *
     * @param worker its properties; where a provider has no limit of its own, the constant holds
     */
    public static void fix(Map<String, String> worker) {
        set(
                VARIABLES,
                limits(
                        worker,
                        Set.of(EnvironmentVariables.class.getName()),
                        "allowlist.pattern",
                        ReadableNames.pattern()),
                "|");
        set(FOLDERS, limits(worker, OF_FILES, "allowed.paths", SecretFolders.OF_IMAGE.existing()), ",");
    }

    /** All of these classes share their limits, since a connector may name any of them. */
    private static Set<String> limits(
            Map<String, String> worker, Set<String> classes, String parameter, String constant) {
        Set<String> limits = new TreeSet<>();
        worker.forEach((property, type) -> {
            if (property.startsWith("config.providers.") && property.endsWith(".class") && classes.contains(type)) {
                String name = property.substring(0, property.length() - ".class".length());
                limits.add(worker.getOrDefault(name + ".param." + parameter, constant));
            }
        });
        return limits;
    }

    /** The variables that may be read. */
    static Predicate<String> variables() {
        return Pattern.compile(System.getProperty(VARIABLES, ReadableNames.pattern()))
                .asMatchPredicate();
    }

    /** Whether connectors may read a variable of this name. */
    public static boolean isReadable(String variable) {
        return variables().test(variable);
    }

    /** Which variables connectors may read, for a sentence: by default the beginnings of names, and the worker's own. */
    public static String readable() {
        String own = System.getProperty(VARIABLES);
        return own == null || own.equals(ReadableNames.pattern())
                ? ReadableNames.described()
                : "those whose names match the worker's allowlist.pattern, " + own;
    }

    /** The folders below which files may be read, comma-separated; empty if there is none. */
    static String folders() {
        return System.getProperty(FOLDERS, SecretFolders.OF_IMAGE.existing());
    }

    private static void set(String property, Set<String> limits, String separator) {
        limits.remove("");
        if (limits.isEmpty()) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, String.join(separator, limits));
        }
    }
}
