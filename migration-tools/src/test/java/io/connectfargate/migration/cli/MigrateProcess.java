package io.connectfargate.migration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The packaged jar in a process of its own, on a terminal or not. */
final class MigrateProcess implements AutoCloseable {
    /** What Ctrl-C sends to a terminal. */
    private static final int CTRL_C = 3;

    private final boolean terminal;
    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader = new Thread(this::read, "migrate-output");

    private MigrateProcess(boolean terminal, Process process) {
        this.terminal = terminal;
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    /** On a terminal of its own, which {@code script} of util-linux makes. */
    static MigrateProcess onTerminal(String... arguments) throws IOException {
        String command =
                command(arguments).stream().map(part -> "'" + part + "'").collect(Collectors.joining(" "));
        return start(
                true, List.of("script", "--quiet", "--flush", "--return", "--command", "exec " + command, "/dev/null"));
    }

    /** With its output in a pipe. */
    static MigrateProcess inPipe(String... arguments) throws IOException {
        return start(false, command(arguments));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT", // which may be ignored around the tests
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("migrate.jar")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static MigrateProcess start(boolean terminal, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SHELL", "/bin/sh");
        return new MigrateProcess(terminal, builder.start());
    }

    private void read() {
        char[] buffer = new char[1024];
        try (Reader from = new InputStreamReader(process.getInputStream(), UTF_8)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                output.append(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both streams up to now. */
    String output() {
        return output.toString();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        if (terminal) {
            process.getOutputStream().write(CTRL_C);
            process.getOutputStream().flush();
        } else {
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        }
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(output()).isTrue();
        reader.join(TimeUnit.MINUTES.toMillis(1));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
