package io.connectfargate.connect.healing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which connectors are restarted: MirrorMaker's, which resume where they were, and others that ask for it, since a restart may
 * repeat a snapshot of a database.
 *
 * @param on false to restart none
 */
public record Choice(boolean on) {
    /** The key of a connector's configuration that turns it on or off for that connector. */
    public static final String KEY = "restart.failed";

    private static final Set<String> MIRRORS = Set.of("MirrorSource", "MirrorCheckpoint", "MirrorHeartbeat");

    /** What keeps a connector from being restarted; null if nothing does. */
    String obstacle(Map<String, String> config) {
        if (!on) {
            return "RESTART_FAILED is off";
        }
        String chosen = config.get(KEY);
        if (chosen == null) {
            return isMirror(config) ? null : "its configuration does not set \"" + KEY + "\": \"true\"";
        }
        return Boolean.parseBoolean(chosen.trim()) ? null : KEY + " is " + chosen;
    }

    /** Whether it is one of MirrorMaker's, whose access is checked repeatedly. */
    static boolean isMirror(Map<String, String> config) {
        return mirror(config).isPresent();
    }

    /** Which of MirrorMaker's connectors it is: {@code MirrorSource}, {@code MirrorCheckpoint} or {@code MirrorHeartbeat}. */
    static Optional<String> mirror(Map<String, String> config) {
        String type = String.valueOf(config.get("connector.class"));
        String simple = type.substring(type.lastIndexOf('.') + 1);
        String name = simple.endsWith("Connector") ? simple.substring(0, simple.length() - 9) : simple;
        return Optional.of(name).filter(MIRRORS::contains);
    }
}
