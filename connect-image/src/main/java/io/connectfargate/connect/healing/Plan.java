package io.connectfargate.connect.healing;

import java.time.Duration;
import java.util.Map;

/**
 * What is done about a failure.
 *
 * @param restarts whether it is restarted at all
 * @param needsAccess whether the connector's clusters have to accept it first
 * @param delay after the failure
 * @param sentence for the log
 */
record Plan(boolean restarts, boolean needsAccess, Duration delay, String sentence) {
    static Plan of(Failure failure, Choice choice, Map<String, String> config, Attempts known, long now) {
        String obstacle = choice.obstacle(config);
        if (obstacle != null) {
            return never("Not restarted, since " + obstacle + ": remove the cause, then restart it");
        }
        Duration delay = known.delay(now);
        return switch (failure.kind()) {
            case CONFIGURATION -> never("Not restarted: correct its configuration");
            case PERMISSION ->
                Choice.isMirror(config)
                        ? new Plan(true, true, delay, "Restarted once both clusters accept it again")
                        : after(Attempts.SLOW);
            case OTHER -> after(delay);
        };
    }

    private static Plan never(String sentence) {
        return new Plan(false, false, Duration.ZERO, sentence);
    }

    private static Plan after(Duration delay) {
        return new Plan(true, false, delay, "Restarted in " + delay.toSeconds() + " s");
    }
}
