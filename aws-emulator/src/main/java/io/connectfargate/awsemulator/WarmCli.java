package io.connectfargate.awsemulator;

import static org.awaitility.Awaitility.await;

import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The AWS CLI, imported once and forked for each call: a start of its own costs a second of processor time, and tests make hundreds of
 * calls. {@link #bin()} holds an {@code aws} with the streams, folder, environment and exit code of any other program.
 */
final class WarmCli implements AutoCloseable {
    private static final Path PROGRAMS = SourceTree.find().home().resolve("aws-emulator/src/main/python");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path folder;
    private final Process server;

    /** Starts it, and waits until it accepts calls. */
    WarmCli() throws IOException {
        folder = Files.createTempDirectory("aws"); // short: a socket's path has 107 characters at most
        Path socket = folder.resolve("socket");
        Path log = folder.resolve("log");
        Path command = Files.createDirectory(bin()).resolve("aws");
        Files.writeString(
                command,
                "#!/bin/sh%nexec '%s' -S '%s' '%s' \"$@\"%n"
                        .formatted(AwsTools.python(), PROGRAMS.resolve("cli_client.py"), socket));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder builder = new ProcessBuilder(
                        AwsTools.python(), PROGRAMS.resolve("cli_server.py").toString(), socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("PYTHONDONTWRITEBYTECODE", "1", "LC_ALL", "C.UTF-8"));
        server = builder.start();
        try {
            await().atMost(LONGEST_START)
                    .failFast("it has ended", () -> !server.isAlive())
                    .until(() -> Files.exists(socket));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            String reason = Files.readString(log);
            close();
            throw new IllegalStateException("The AWS CLI does not start: " + reason, e);
        }
    }

    /** A folder for the PATH. */
    Path bin() {
        return folder.resolve("bin");
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().onExit().join();
        try {
            for (String file : new String[] {"bin/aws", "bin", "socket", "log", ""}) {
                Files.deleteIfExists(folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
