package io.connectfargate.connect.permissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.AclCommand;

/**
 * The scripts in {@code Configuration/permissions/acls}, run as they are. The {@code kafka-acls.sh} on their PATH notes its
 * arguments; what it would do with them is done in this JVM, which spares starting one for each line.
 */
final class AclScripts {
    static final Path PERMISSIONS = Path.of("..", "Configuration", "permissions").toAbsolutePath().normalize();

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

    /** Runs one of the scripts. */
    Run run(String script, List<String> options) {
        List<String> command = new ArrayList<>(
                List.of(PERMISSIONS.resolve("acls").resolve(script + ".sh").toString()));
        command.addAll(options);
        return run(command, Map.of());
    }

    /** Runs a command that leads to some of the scripts. */
    Run run(List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(PERMISSIONS.getParent().getParent().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("RECORDED", recorded.toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        try {
            Files.deleteIfExists(recorded);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output, commands());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Does what kafka-acls.sh does. */
    static void execute(List<List<String>> commands) {
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException("kafka-acls.sh ends with " + code + ": " + message);
        });
        try {
            commands.forEach(arguments -> AclCommand.main(arguments.toArray(String[]::new)));
        } finally {
            Exit.resetExitProcedure();
        }
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
