package io.connectfargate.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worker's JVM outside a container: the image's class path, JVM flags, agent and rules.
 *
 * @param image what the build has left
 * @param heap the largest heap, such as {@code 1g}: the image's flag is a share of the task's memory
 * @param temp what {@code /tmp} is in the image
 * @param metricsPort of loopback, where the agent serves metrics
 * @param further flags of the caller's own, which win over the image's
 */
public record WorkerJvm(WorkerImage image, String heap, Path temp, int metricsPort, List<String> further) {
    /** The image's main class. */
    public static final String LAUNCHER = "io.connectfargate.connect.WorkerLauncher";

    private static final Pattern AGENT = Pattern.compile("-javaagent:[^=]+=\\d+:.+");
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    /** With no flags but the image's. */
    public WorkerJvm(WorkerImage image, String heap, Path temp, int metricsPort) {
        this(image, heap, temp, metricsPort, List.of());
    }

    /** The same with flags of the caller's own. */
    public WorkerJvm with(String... flags) {
        return new WorkerJvm(image, heap, temp, metricsPort, List.of(flags));
    }

    /** What a worker may get of the user's environment: anything else could configure it. */
    public static Map<String, String> inherited() {
        Map<String, String> inherited = new HashMap<>(System.getenv());
        inherited.keySet().retainAll(INHERITED);
        return inherited;
    }

    /** The Java of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The product's worker, ready to be started.
     *
     * @param environment its only variables
     * @param log where its output goes
     */
    public ProcessBuilder worker(Map<String, String> environment, Path log) {
        return process(environment, log, LAUNCHER);
    }

    /**
     * Another program in the same JVM, ready to be started.
     *
     * @param environment its only variables
     * @param log where its output goes
     * @param program its main class and arguments
     */
    public ProcessBuilder process(Map<String, String> environment, Path log, String... program) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(flags());
        command.addAll(List.of("-cp", image.classPath()));
        command.addAll(List.of(program));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** The image's flags with the paths of this machine, and what must differ without a container. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        // The image's Java is newer than the oldest that this may run on, which does not know all of its flags.
        flags.add("-XX:+IgnoreUnrecognizedVMOptions");
        String agent = "-javaagent:" + image.agent() + "=127.0.0.1:" + metricsPort + ":" + image.rules();
        for (String flag : image.jvmFlags()) {
            flags.add(AGENT.matcher(flag).replaceFirst(Matcher.quoteReplacement(agent)));
        }
        flags.add("-Xmx" + heap);
        flags.add("-Djava.io.tmpdir=" + temp);
        flags.addAll(further);
        return flags;
    }
}
