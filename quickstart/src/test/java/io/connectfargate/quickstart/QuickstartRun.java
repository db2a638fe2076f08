package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.client.WorkerImage;
import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code quickstart.sh}, as a user runs it. */
final class QuickstartRun implements AutoCloseable {
    private static final int MINUTES = 5;
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    final int port = FreePorts.take();
    final int metricsPort = FreePorts.take();
    private final Process process;
    private final Path temp;
    private final Path output;

    /** @param folder an empty folder for its temporary files and its output */
    QuickstartRun(Path folder, String... arguments) throws IOException {
        temp = Files.createDirectory(folder.resolve("temp"));
        output = folder.resolve("output.txt");
        Path home = Path.of(System.getProperty("source.tree"));
        // The build that runs this test is the build that the script would start.
        Files.writeString(home.resolve("quickstart/target/quickstart.built"), "");
        List<String> command =
                new ArrayList<>(List.of(home.resolve("quickstart.sh").toString(), "--metrics-port=" + metricsPort));
        command.addAll(List.of(arguments));
        if (Stream.of(arguments).noneMatch(argument -> argument.startsWith("--port"))) {
            command.add("--port=" + port);
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", temp.toString());
        builder.environment()
                .put("JDK_JAVA_OPTIONS", FIRST_COMPILER + " \"-Dworker.flags=" + workerFlags(folder) + '"');
        process = builder.start();
    }

    /** Without these more than half of a run's processor time go into the optimizing compiler and into loading classes. */
    private static Path workerFlags(Path folder) throws IOException {
        List<String> flags =
                new ArrayList<>(WorkerImage.sharing(SourceTree.find().workerImage()));
        flags.add(FIRST_COMPILER);
        return Files.write(
                folder.resolve("worker.flags"),
                flags.stream().map(flag -> '"' + flag + '"').toList());
    }

    /** Waits for its end and checks the exit code, and that it has left nothing behind. */
    QuickstartRun endsWith(int exitCode) throws IOException, InterruptedException {
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(this::output).isTrue();
        assertThat(process.exitValue()).as(this::output).isEqualTo(exitCode);
        try (Stream<Path> files = Files.list(temp)) {
            // The JVM's own, gone with the process on any system.
            assertThat(files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
        return this;
    }

    /** Sends SIGTERM, which is handled like Ctrl-C, but which no shell can have switched off. */
    void stop() {
        process.destroy();
    }

    /** Sends SIGKILL to the worker, the only process that it has started. */
    void killWorker() {
        assertThat(process.children().filter(ProcessHandle::destroyForcibly)).hasSize(1);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Without the JVM's own note on the flags of this test. */
    String output() {
        try {
            return Files.readString(output).replaceFirst("NOTE: Picked up JDK_JAVA_OPTIONS: .*\\R", "");
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Does nothing after {@link #endsWith}. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(e -> process.destroyForcibly())
                .join();
    }
}
