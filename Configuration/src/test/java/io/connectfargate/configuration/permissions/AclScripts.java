package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.KafkaAcls;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scripts in {@code Configuration/permissions/acls}, run as they are, with a {@link KafkaAcls} on their PATH. */
final class AclScripts {
    private static final Path FOLDER = Commands.ROOT.resolve("Configuration/permissions/acls");

    private final KafkaAcls acls;

    /** @param folder an empty one */
    AclScripts(Path folder) {
        acls = new KafkaAcls(folder);
    }

    /**
     * How a script ended.
     *
     * @param output both of its streams
     * @param commands the arguments of each kafka-acls.sh
     */
    record Run(int exitCode, String output, List<List<String>> commands) {}

    static String path(String script) {
        return FOLDER.resolve(script + ".sh").toString();
    }

    /** Runs one of the scripts. */
    Run run(String script, List<String> options) {
        List<String> command = new ArrayList<>(List.of(path(script)));
        command.addAll(options);
        return run(command, Map.of());
    }

    /** Runs a command that leads to some of the scripts. */
    Run run(List<String> command, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(acls.environment());
        Commands.Run run = Commands.run(Commands.ROOT, command, environment);
        return new Run(run.exitCode(), run.output(), acls.takeCalls());
    }

    /** Has a script give its permissions on what {@link Migration} moves. */
    void give(SecuredKafka kafka, String script, Login login) {
        change(script, options(kafka, login));
    }

    /** Has a script revoke the same permissions. */
    void takeBack(SecuredKafka kafka, String script, Login login) {
        List<String> options = new ArrayList<>(options(kafka, login));
        options.add("--remove");
        change(script, options);
    }

    private void change(String script, List<String> options) {
        Run run = run(script, options);
        assertThat(run.exitCode()).as(run.output()).isZero();
        KafkaAcls.execute(run.commands());
    }

    private List<String> options(SecuredKafka kafka, Login login) {
        return List.of(
                "--bootstrap-server",
                kafka.bootstrapServers(Listener.ADMIN),
                "--command-config",
                acls.commandConfig(kafka.admin()).toString(),
                "--principal",
                login.principal(),
                "--worker-group",
                Deployment.GROUP,
                "--topic-prefix",
                "shop.",
                "--group",
                Migration.CONSUMER_GROUP,
                "--old-workers",
                OldTool.WORKERS,
                "--old-offsets",
                OldTool.OFFSETS);
    }
}
