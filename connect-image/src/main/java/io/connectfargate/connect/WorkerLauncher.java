package io.connectfargate.connect;

import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.connect.access.Preflight;
import io.connectfargate.connect.config.EffectiveConfiguration;
import io.connectfargate.connect.config.Problems;
import io.connectfargate.connect.config.TokenEndpoints;
import io.connectfargate.connect.config.TrustedCertificates;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.config.WorkerConfiguration;
import io.connectfargate.connect.profile.TargetProfile;
import io.connectfargate.connect.rejection.SendFailureInterceptor;
import io.connectfargate.connect.rest.PreflightExtension;
import io.connectfargate.connect.rest.RestAccess;
import io.connectfargate.connect.rest.SafeHeaders;
import io.connectfargate.connect.rest.SecretLoggers;
import io.connectfargate.connect.store.ObjectStore;
import io.connectfargate.connect.store.PatientStore;
import io.connectfargate.connect.store.S3ObjectStore;
import io.connectfargate.connect.store.StoreAwayException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The image's main class: checks the environment, looks at the target cluster, and runs Connect in this JVM.
 *
 * <p>Exit codes: 0 after a drained stop, 2 for a mistake in the configuration, 3 when the target cluster or S3 cannot be used or
 * the worker cannot be started, 143 when a stop took too long.
 */
public final class WorkerLauncher {
    /** A mistake of the user's, also for wrong arguments. */
    static final int CONFIGURATION = 2;
    /** The target cluster can't be used, or Connect didn't start. */
    static final int UNAVAILABLE = 3;

    private static final Logger log = LoggerFactory.getLogger(WorkerLauncher.class);
    private static final List<String> LOG_FORMATS = List.of("text", "json");
    private static final List<String> LOG_LEVELS = List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");
    /** Longer than a broker's restart takes to be noticed by its clients. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    /** Each look is a new connection or two: with IAM brokers take few of them in a second. */
    private static final Duration DEFAULT_ACCESS_INTERVAL = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final Path directory;
    private final PrintStream err;

    /** @param directory where fetched trust and key stores are put */
    WorkerLauncher(Map<String, String> environment, Path directory, PrintStream err) {
        this.environment = environment;
        this.directory = directory;
        this.err = err;
    }

    /** Takes no arguments but {@code --help}: everything is in the environment. */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            boolean help = arguments[0].equals("--help");
            Usage.print(help ? System.out : System.err);
            System.exit(help ? 0 : CONFIGURATION);
        }
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        System.exit(new WorkerLauncher(System.getenv(), directory, LoggedMistakes.inFormatOf(System.getenv())).run());
    }

    /** Returns when the worker has stopped, with the exit code. */
    int run() {
        SecretLoggers.cap();
        try {
            return checkAndRun();
        } catch (StoreAwayException e) {
            err.println(e.getMessage());
            return UNAVAILABLE;
        }
    }

    private int checkAndRun() {
        Problems problems = new Problems();
        TrustedCertificates.install(environment, directory, problems);
        Duration timeout = seconds(Variables.STARTUP_TIMEOUT_SECONDS, DEFAULT_TIMEOUT, problems);
        ObjectStore store = new PatientStore(new S3ObjectStore(), timeout, Variables.STARTUP_TIMEOUT_SECONDS.name());
        WorkerConfiguration configuration = WorkerConfiguration.read(environment, store, directory, problems);
        TokenEndpoints.allow(environment, configuration.properties(), problems);
        Duration accessInterval = seconds(Variables.ACCESS_CHECK_INTERVAL_SECONDS, DEFAULT_ACCESS_INTERVAL, problems);
        boolean restarts = isOn(Variables.RESTART_FAILED, problems);
        Preflight preflight = Preflight.of(environment, problems);
        boolean lifts = TargetProfile.liftsLimits(environment, problems);
        Optional<TargetProfile> profile = TargetProfile.asked(environment, problems);
        RestAccess rest = RestAccess.of(environment, configuration.properties(), problems);
        checkLogLevel(problems);
        checkLogFormat(problems);
        if (!problems.isEmpty()) {
            err.println(problems);
            return CONFIGURATION;
        }
        log.info("Authentication to the target cluster: {}", configuration.authentication());
        Map<String, String> properties = new HashMap<>(configuration.properties());
        try (TargetCluster cluster = new TargetCluster(properties, timeout)) {
            List<Problem> obstacles = obstacles(cluster.problems(WorkerPermissions.of(properties)), preflight);
            if (!obstacles.isEmpty()) {
                obstacles.forEach(obstacle -> err.println(obstacle.sentence()));
                return exitCode(obstacles);
            }
            properties.putAll(new ReplicationFactors(cluster, configuration).fit(problems));
            properties.putAll(TargetKind.find(profile, properties, cluster).properties(properties));
        } catch (TargetCluster.UnusableException e) {
            err.println(e.getMessage());
            return UNAVAILABLE;
        }
        if (!problems.isEmpty()) {
            err.println(problems);
            return CONFIGURATION;
        }
        addPreflight(properties, preflight);
        SafeHeaders.addTo(properties);
        SendFailureInterceptor.addTo(properties);
        // A line for each: line breaks in a message would be escaped.
        EffectiveConfiguration.masked(properties)
                .strip()
                .lines()
                .forEach(line -> log.info("Worker configuration: {}", line.strip()));
        log.info(rest.sentence());
        return new RunningWorker(directory, accessInterval, restarts, lifts, err).run(properties);
    }

    /** What the worker cannot start with; the rest is logged. */
    private static List<Problem> obstacles(List<Problem> found, Preflight preflight) {
        if (preflight == Preflight.ENFORCE) {
            return found;
        }
        found.stream()
                .filter(problem -> problem.kind() == Problem.Kind.PERMISSION)
                .forEach(problem -> log.warn("{} PREFLIGHT is warn, so the worker starts.", problem.sentence()));
        return found.stream()
                .filter(problem -> problem.kind() != Problem.Kind.PERMISSION)
                .toList();
    }

    /** Connectors are looked at like the worker itself, beside what the user added to the REST API. */
    private static void addPreflight(Map<String, String> properties, Preflight preflight) {
        properties.merge(
                "rest.extension.classes",
                PreflightExtension.class.getName(),
                (theirs, ours) -> theirs.isBlank() ? ours : theirs + "," + ours);
        properties.put(PreflightExtension.MODE_CONFIG, preflight.toString());
    }

    private static int exitCode(List<Problem> obstacles) {
        return obstacles.stream().allMatch(problem -> problem.kind() == Problem.Kind.SETTINGS)
                ? CONFIGURATION
                : UNAVAILABLE;
    }

    private void checkLogLevel(Problems problems) {
        String level = environment.getOrDefault(Variables.LOG_LEVEL.name(), "INFO");
        if (!LOG_LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            problems.add(Variables.LOG_LEVEL.name(), "is '" + level + "'", "one of " + String.join(", ", LOG_LEVELS));
        }
    }

    /** On unless it is switched off. */
    private boolean isOn(Variables variable, Problems problems) {
        String text = environment.getOrDefault(variable.name(), "").trim();
        if (!text.isEmpty() && !text.equals("on") && !text.equals("off")) {
            problems.add(variable.name(), "is '" + text + "'", "on or off");
        }
        return !text.equals("off");
    }

    private void checkLogFormat(Problems problems) {
        String format = environment.getOrDefault(Variables.LOG_FORMAT.name(), "text");
        if (!LOG_FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
            problems.add(Variables.LOG_FORMAT.name(), "is '" + format + "'", "text or json");
        }
    }

    private Duration seconds(Variables variable, Duration byDefault, Problems problems) {
        String text = environment.getOrDefault(variable.name(), "");
        if (text.isBlank()) {
            return byDefault;
        }
        if (!text.matches("[1-9]\\d{0,4}")) {
            problems.add(variable.name(), "is '" + text + "'", "seconds, from 1 to 99999");
            return byDefault;
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
