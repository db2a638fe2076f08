package io.connectfargate.migration.cluster;

import io.connectfargate.checks.ClusterCheck;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.checks.connection.Cluster;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.connect.security.SecretMask;
import io.connectfargate.connect.security.SecretReferences;
import io.connectfargate.migration.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One cluster, by a file of client properties, for commands that need no connector. */
public final class FileCluster {
    private FileCluster() {}

    /**
     * How the cluster is reached.
     *
     * @param option that names the file, for the sentences
     * @param properties what is in the file, references not resolved
     * @return empty if something that they refer to is missing, which is added to the errors
     */
    public static Optional<ClusterSettings> of(
            Cluster cluster, String option, Path file, Map<String, String> properties, InputErrors errors) {
        Optional<ClusterSettings> side = new SideReader(Optional.empty(), WorkerEnvironment.ofProcess(), errors)
                .ofFile(cluster, option, file, properties);
        side.ifPresent(known -> JvmLimits.lift(List.of(known)));
        return side;
    }

    /**
     * Both clusters, without a connector and without a worker.
     *
     * @param names how MirrorMaker names topics
     */
    public static Clusters both(ClusterSettings source, ClusterSettings target, MirrorNames names) {
        Map<Cluster, ClusterSettings> sides = Map.of(Cluster.SOURCE, source, Cluster.TARGET, target);
        SecretMask none = SecretMask.of(
                List.of(),
                new SecretReferences(WorkerEnvironment.ofProcess().providers(new InputErrors())),
                reference -> reference);
        return new Clusters(sides, names, Optional.empty(), Optional.empty(), none);
    }

    /**
     * Checks that the cluster responds and accepts the login.
     *
     * @throws Failure as {@link Clusters#requireUsable} does
     */
    public static void requireUsable(ClusterSettings side) {
        fail(ClusterCheck.find(side.client(), List.of(), Clusters.CHECK_TIMEOUT));
    }

    static void fail(List<Problem> problems) {
        if (!problems.isEmpty()) {
            boolean settings = problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.SETTINGS);
            throw new Failure(
                    settings ? ExitCode.USAGE : ExitCode.UNAVAILABLE,
                    problems.stream().map(Problem::sentence).collect(Collectors.joining(System.lineSeparator())));
        }
    }
}
