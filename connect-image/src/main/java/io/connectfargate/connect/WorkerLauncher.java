package io.connectfargate.connect;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.connect.config.ConfigurationErrors;
import io.connectfargate.connect.config.EffectiveConfiguration;
import io.connectfargate.connect.config.LauncherOptions;
import io.connectfargate.connect.config.LauncherOptions.Preflight;
import io.connectfargate.connect.config.TokenEndpoints;
import io.connectfargate.connect.config.TrustedCertificates;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.config.WorkerConfiguration;
import io.connectfargate.connect.plugin.VisiblePlugins;
import io.connectfargate.connect.rejection.SendFailureInterceptor;
import io.connectfargate.connect.rest.PreflightExtension;
import io.connectfargate.connect.rest.RestAccess;
import io.connectfargate.connect.rest.SafeHeaders;
import io.connectfargate.connect.rest.SecretLoggers;
import io.connectfargate.connect.startup.ReplicationFactors;
import io.connectfargate.connect.startup.TargetCluster;
import io.connectfargate.connect.startup.TargetKind;
import io.connectfargate.connect.startup.WorkerPermissions;
import io.connectfargate.connect.store.ObjectStore;
import io.connectfargate.connect.store.PatientStore;
import io.connectfargate.connect.store.S3ObjectStore;
import io.connectfargate.connect.store.StoreAwayException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The image's main class: checks the environment and the target cluster, and runs Connect in this JVM.
 *
 * <p>Exit codes: 0 after a drained stop, 2 for a configuration error, 3 when the target cluster or S3 cannot be used or
 * the worker cannot be started, 143 when a stop took too long.
 */
public final class WorkerLauncher {
    private static final Logger log = LoggerFactory.getLogger(WorkerLauncher.class);

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
            System.exit((help ? ExitCode.OK : ExitCode.USAGE).code());
        }
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        System.exit(new WorkerLauncher(System.getenv(), directory, LoggedErrors.inFormatOf(System.getenv()))
                .run()
                .code());
    }

    /** Returns when the worker has stopped, with the exit code. */
    ExitCode run() {
        SecretLoggers.cap();
        try {
            return checkAndRun();
        } catch (StoreAwayException e) {
            err.println(e.getMessage());
            return ExitCode.UNAVAILABLE;
        }
    }

    private ExitCode checkAndRun() {
        ConfigurationErrors errors = new ConfigurationErrors();
        LauncherOptions options = LauncherOptions.read(environment, errors);
        TrustedCertificates.install(environment, directory, errors);
        ObjectStore store = new PatientStore(
                new S3ObjectStore(), options.startupTimeout(), Variables.STARTUP_TIMEOUT_SECONDS.name());
        WorkerConfiguration configuration = WorkerConfiguration.read(environment, store, directory, errors);
        TokenEndpoints.allow(environment, configuration.properties(), errors);
        RestAccess rest = RestAccess.of(environment, configuration.properties(), errors);
        if (!errors.isEmpty()) {
            err.println(errors);
            return ExitCode.USAGE;
        }
        log.info("Authentication to the target cluster: {}", configuration.authentication());
        Map<String, String> properties = new HashMap<>(configuration.properties());
        properties.putAll(VisiblePlugins.of(properties, directory));
        ExitCode exitCode = fitToTarget(properties, configuration, options, errors);
        if (exitCode != ExitCode.OK) {
            return exitCode;
        }
        PreflightExtension.addTo(properties, options.preflight());
        SafeHeaders.addTo(properties);
        SendFailureInterceptor.addTo(properties);
        log(properties);
        log.info(rest.sentence());
        return new RunningWorker(directory, options, err).run(properties);
    }

    /** Returns {@link ExitCode#OK} once the target can be used, with what it requires added to the properties. */
    private ExitCode fitToTarget(
            Map<String, String> properties,
            WorkerConfiguration configuration,
            LauncherOptions options,
            ConfigurationErrors errors) {
        try (TargetCluster cluster = new TargetCluster(properties, options.startupTimeout())) {
            List<Problem> obstacles =
                    obstacles(cluster.problems(WorkerPermissions.of(properties)), options.preflight());
            if (!obstacles.isEmpty()) {
                obstacles.forEach(obstacle -> err.println(obstacle.sentence()));
                return exitCode(obstacles);
            }
            properties.putAll(new ReplicationFactors(cluster, configuration).fit(errors));
            properties.putAll(
                    TargetKind.find(options.target(), properties, cluster).properties(properties));
        } catch (TargetCluster.UnusableException e) {
            err.println(e.getMessage());
            return ExitCode.UNAVAILABLE;
        }
        if (!errors.isEmpty()) {
            err.println(errors);
            return ExitCode.USAGE;
        }
        return ExitCode.OK;
    }

    private static void log(Map<String, String> properties) {
        // A line for each: line breaks in a message would be escaped.
        EffectiveConfiguration.masked(properties)
                .strip()
                .lines()
                .forEach(line -> log.info("Worker configuration: {}", line.strip()));
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

    private static ExitCode exitCode(List<Problem> obstacles) {
        return obstacles.stream().allMatch(problem -> problem.kind() == Problem.Kind.SETTINGS)
                ? ExitCode.USAGE
                : ExitCode.UNAVAILABLE;
    }
}
