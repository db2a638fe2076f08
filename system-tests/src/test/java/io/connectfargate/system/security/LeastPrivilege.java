package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.KafkaAcls;
import io.connectfargate.testsupport.Markdown;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Grants the migration what the files of {@code Configuration/permissions} grant, and nothing else. */
final class LeastPrivilege {
    private static final Path PERMISSIONS = Path.of(System.getProperty("permissions.dir"));
    /** The last one for the command migrate, in the worker's container. */
    private static final List<String> OF_TARGET = List.of(
            "target",
            "target-exactly-once",
            "target-topic-creation",
            "target-topic-settings",
            "target-group-offsets",
            "migrate-target");

    /** Variables of policies that a migration may not need. */
    private static final List<String> UNUSED =
            List.of("WORKER_GROUP", "OLD_WORKERS", "OLD_OFFSETS", "SOURCE_ROLE_ARN", "EXTERNAL_ID");

    private final SecuredClusters clusters;
    private final Path folder;
    private final KafkaAcls acls;

    LeastPrivilege(SecuredClusters clusters) throws IOException {
        this.clusters = clusters;
        folder = clusters.newFolder("permissions");
        acls = new KafkaAcls(folder);
    }

    /**
     * To read topics, and the offsets of groups, whose names begin so.
     *
     * @param prefix of both
     */
    void grantSource(Mode mode, String prefix) throws IOException {
        if (mode == Mode.IAM) {
            attach(List.of("source"), Map.of("TOPICS", prefix + "*", "CONSUMER_GROUPS", prefix + "*"));
        } else {
            run("source", Side.SOURCE, mode, List.of("--topic-prefix", prefix, "--group-prefix", prefix));
        }
    }

    /**
     * To be a worker, and to fill these topics.
     *
     * @param workerGroup the worker's
     * @param names of topics, and of the groups that read them
     * @param pattern what matches these names, and no other, for IAM
     */
    void grantTarget(Mode mode, String workerGroup, List<String> names, String pattern) throws IOException {
        if (mode == Mode.IAM) {
            attach(OF_TARGET, Map.of("WORKER_GROUP", workerGroup, "TOPICS", pattern, "CONSUMER_GROUPS", pattern));
            return;
        }
        List<String> options = new ArrayList<>(List.of("--worker-group", workerGroup));
        names.forEach(name -> options.addAll(List.of("--topic", name, "--group", name)));
        for (String script : OF_TARGET) {
            run(script, Side.TARGET, mode, options);
        }
    }

    private void run(String script, Side side, Mode mode, List<String> options) {
        SecuredBrokerContainer broker = clusters.broker(side);
        List<String> command = new ArrayList<>(List.of(
                PERMISSIONS.resolve("acls/" + script + ".sh").toString(),
                "--bootstrap-server",
                broker.external(),
                "--command-config",
                acls.commandConfig(broker.client()).toString(),
                "--principal",
                mode.principal(side)));
        command.addAll(options);
        run(command, acls.environment());
        KafkaAcls.execute(acls.takeCalls());
    }

    private void attach(List<String> policies, Map<String, String> variables) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("Configuration/permissions/iam"));
        try (Stream<Path> files = Files.list(PERMISSIONS.resolve("iam"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(copy.resolve(file.getFileName()), Files.readString(file));
            }
        }
        Map<String, String> all = new HashMap<>(Map.of(
                "SOURCE_CLUSTER_ARN",
                Side.SOURCE.clusterArn(),
                "TARGET_CLUSTER_ARN",
                Side.TARGET.clusterArn(),
                "TASK_ROLE_ARN",
                TaskContainer.ROLE_ARN));
        UNUSED.forEach(variable -> all.put(variable, "none"));
        all.putAll(variables);
        run(List.of("bash", "-euc", Markdown.block(PERMISSIONS.resolve("README.md"), "sed")), all);
        for (String policy : policies) {
            String json = Files.readString(folder.resolve("target/" + policy + ".json"));
            clusters.policies().attach(TaskContainer.ROLE, policy, json);
        }
    }

    private void run(List<String> command, Map<String, String> variables) {
        List<String> all = new ArrayList<>(List.of("env"));
        variables.forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(command);
        Program program = Program.run(folder, all);
        assertThat(program.exitCode()).as(program.output()).isZero();
    }
}
