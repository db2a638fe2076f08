package io.connectfargate.connect.config;

import io.connectfargate.connect.profile.TargetProfile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about the launcher itself, and not about a worker's property.
 *
 * @param startupTimeout how long the target cluster and S3 have to become usable
 * @param accessInterval between two checks of the clusters of a connector
 * @param preflight what follows when permissions are missing
 * @param restartsFailed whether failed tasks and connectors are restarted
 * @param target what kind of cluster the target is; empty to find it out
 * @param liftsTimestampLimits whether copies accept records of any time until the cutover
 */
public record LauncherOptions(
        Duration startupTimeout,
        Duration accessInterval,
        Preflight preflight,
        boolean restartsFailed,
        Optional<TargetProfile> target,
        boolean liftsTimestampLimits) {
    /** Longer than a broker's restart takes to be noticed by its clients. */
    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);
    /** Each check is a new connection or two: with IAM brokers accept few of them in a second. */
    private static final Duration ACCESS_INTERVAL = Duration.ofSeconds(60);

    private static final List<String> SWITCH = List.of("on", "off");
    private static final List<String> TIMESTAMP_LIMITS = List.of("keep", "lift");
    private static final String CONTINUE = "continue";
    private static final List<String> LOG_FORMATS = List.of("text", "json");
    private static final List<String> LOG_LEVELS = List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    /** What follows when permissions are missing. A worker that is not authenticated at all gets no further either way. */
    public enum Preflight {
        /** Nothing is started. */
        ENFORCE,
        /** It is logged, for clusters that report permissions wrongly. */
        WARN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads all of them.
     *
     * @param errors gets a sentence for each that holds something else; the default stands in for it
     */
    public static LauncherOptions read(Map<String, String> environment, ConfigurationErrors errors) {
        Reader reader = new Reader(environment, errors);
        reader.checkLog();
        reader.checkGap();
        return new LauncherOptions(
                reader.seconds(Variables.STARTUP_TIMEOUT_SECONDS, STARTUP_TIMEOUT),
                reader.seconds(Variables.ACCESS_CHECK_INTERVAL_SECONDS, ACCESS_INTERVAL),
                reader.preflight(),
                !"off".equals(reader.choice(Variables.RESTART_FAILED, SWITCH)),
                reader.target(),
                "lift".equals(reader.choice(Variables.TIMESTAMP_LIMITS, TIMESTAMP_LIMITS)));
    }

    /** Whether the log is JSON: asked before anything else, since errors are printed in that format, too. */
    public static boolean logsJson(Map<String, String> environment) {
        return "json".equalsIgnoreCase(environment.get(Variables.LOG_FORMAT.name()));
    }

    private record Reader(Map<String, String> environment, ConfigurationErrors errors) {
        Preflight preflight() {
            List<String> names =
                    Arrays.stream(Preflight.values()).map(Preflight::toString).toList();
            return Preflight.WARN.toString().equals(choice(Variables.PREFLIGHT, names))
                    ? Preflight.WARN
                    : Preflight.ENFORCE;
        }

        Optional<TargetProfile> target() {
            List<String> names = Arrays.stream(TargetProfile.values())
                    .map(TargetProfile::toString)
                    .toList();
            String name = choice(Variables.TARGET_PROFILE, names);
            return Arrays.stream(TargetProfile.values())
                    .filter(profile -> profile.toString().equals(name))
                    .findFirst();
        }

        /** The logging configuration reads both, in either case. */
        void checkLog() {
            String level = environment.getOrDefault(Variables.LOG_LEVEL.name(), "INFO");
            if (!LOG_LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
                refuse(Variables.LOG_LEVEL, level, "one of " + String.join(", ", LOG_LEVELS));
            }
            String format = environment.getOrDefault(Variables.LOG_FORMAT.name(), "text");
            if (!LOG_FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
                refuse(Variables.LOG_FORMAT, format, String.join(" or ", LOG_FORMATS));
            }
        }

        /** MirrorMaker's tasks read many partitions each, so none can be stopped alone. */
        void checkGap() {
            String text = environment.getOrDefault(Variables.ON_GAP.name(), "").trim();
            if (!text.isEmpty() && !text.equals(CONTINUE)) {
                refuse(
                        Variables.ON_GAP,
                        text,
                        text.equals("stop")
                                ? CONTINUE
                                        + ", since no connector of this version can stop one partition alone; to stop all"
                                        + " after a loss would lose more"
                                : CONTINUE);
            }
        }

        /** Empty if it is not set. */
        String choice(Variables variable, List<String> allowed) {
            String text = environment.getOrDefault(variable.name(), "").trim();
            if (!text.isEmpty() && !allowed.contains(text)) {
                refuse(variable, text, String.join(" or ", allowed));
            }
            return text;
        }

        Duration seconds(Variables variable, Duration byDefault) {
            String text = environment.getOrDefault(variable.name(), "");
            if (text.isBlank()) {
                return byDefault;
            }
            if (!text.matches("[1-9]\\d{0,4}")) {
                refuse(variable, text, "seconds, from 1 to 99999");
                return byDefault;
            }
            return Duration.ofSeconds(Long.parseLong(text));
        }

        private void refuse(Variables variable, String text, String expected) {
            errors.add(variable.name(), "is '" + text + "'", expected);
        }
    }
}
