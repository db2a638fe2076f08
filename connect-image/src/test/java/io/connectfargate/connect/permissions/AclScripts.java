package io.connectfargate.connect.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.AclCommand;

/**
 * The scripts in {@code Configuration/permissions/acls}, run as they are. The {@code kafka-acls.sh} on their PATH notes its
 * arguments; what it would do with them is done in this JVM, which spares starting one for each line.
 */
final class AclScripts {
    private static final Path FOLDER = Commands.ROOT.resolve("Configuration/permissions/acls");

    private static final String RECORDER = """
            #!/bin/sh
            for argument; do printf '%s\\037' "$argument"; done >> "$RECORDED"
            echo >> "$RECORDED"
            """;

    private final Path recorded;
    private final Path bin;

    /** @param folder an empty one */
    AclScripts(Path folder) {
        recorded = folder.resolve("recorded");
        try {
            bin = Files.createDirectory(folder.resolve("bin"));
            Path recorder = Files.writeString(bin.resolve("kafka-acls.sh"), RECORDER);
            Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        environment.put("RECORDED", recorded.toString());
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        try {
            Files.deleteIfExists(recorded);
            Commands.Run run = Commands.run(Commands.ROOT, command, environment);
            return new Run(run.exitCode(), run.output(), commands());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a script give its permissions on what {@link Migration} moves. */
    void give(SecuredKafka kafka, String script, Login login) {
        change(script, options(kafka, login));
    }

    /** Has a script take the same permissions away. */
    void takeBack(SecuredKafka kafka, String script, Login login) {
        List<String> options = new ArrayList<>(options(kafka, login));
        options.add("--remove");
        change(script, options);
    }

    private void change(String script, List<String> options) {
        Run run = run(script, options);
        assertThat(run.exitCode()).as(run.output()).isZero();
        execute(run.commands());
    }

    private List<String> options(SecuredKafka kafka, Login login) {
        return List.of(
                "--bootstrap-server",
                kafka.bootstrapServers(Listener.ADMIN),
                "--command-config",
                adminProperties(kafka).toString(),
                "--principal",
                login.principal(),
                "--worker-group",
                Deployment.GROUP,
                "--topic-prefix",
                "shop.",
                "--group",
                Migration.CONSUMER_GROUP);
    }

    /** Does what kafka-acls.sh does. */
    private static void execute(List<List<String>> commands) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException(printed.toString(StandardCharsets.UTF_8));
        });
        try {
            commands.forEach(arguments -> AclCommand.main(arguments.toArray(String[]::new)));
        } finally {
            Exit.resetExitProcedure();
            System.setOut(out);
        }
    }

    private Path adminProperties(SecuredKafka kafka) {
        Properties properties = new Properties();
        kafka.admin().forEach((name, value) -> properties.put(name, value.toString()));
        Path file = bin.resolveSibling("admin.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private List<List<String>> commands() throws IOException {
        if (Files.notExists(recorded)) {
            return List.of();
        }
        return Files.readAllLines(recorded).stream()
                .map(line -> Arrays.asList(line.split("\037")))
                .toList();
    }
}
