package io.connectfargate.connectors.servers;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The folder and the process of one server. Not thread-safe. */
final class ServerProcess {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final String user;
    private final Path folder;
    private Process process;

    /** @param user of the operating system, as whom the server runs where the tests run as root */
    ServerProcess(String user) {
        this.user = user;
        try {
            folder = Files.createTempDirectory("test-server-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ROOT) {
            // The server's own programs read and write here.
            execute(List.of("chown", user, folder.toString()));
        }
        // A test run that is interrupted leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "end-of-" + folder.getFileName()));
    }

    Path folder() {
        return folder;
    }

    /** Writes a file that only the server's user can read. */
    Path write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ROOT) {
            execute(List.of("chown", user, file.toString()));
        }
        return file;
    }

    /** Runs one of the server's programs to its end. */
    void run(String... command) {
        execute(asUser(command));
    }

    /** Starts the server and waits until it responds. */
    void start(List<String> command, List<String> ping) {
        try {
            process = new ProcessBuilder(asUser(command.toArray(String[]::new)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (Program.run(folder, ping).exitCode() != 0) {
                if (System.nanoTime() > end || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(command.get(0) + " did not start:\n" + Files.readString(log()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server and waits for its end; its data stays. */
    void stop(String signal) {
        if (process == null) {
            return;
        }
        // runuser passes no signal on but SIGTERM, so the server itself gets it.
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(handle -> !handle.info().command().orElse("").endsWith("runuser"))
                .findFirst()
                .ifPresent(server -> Program.run(folder, List.of("kill", "-" + signal, Long.toString(server.pid()))));
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        process = null;
    }

    /** Ends the server and deletes its data. */
    void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    private void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private List<String> asUser(String... command) {
        List<String> all = new ArrayList<>(ROOT ? List.of("runuser", "-u", user, "--") : List.of());
        all.addAll(List.of(command));
        return all;
    }

    private void execute(List<String> command) {
        Program program = Program.run(folder, command);
        if (program.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + program.output());
        }
    }
}
