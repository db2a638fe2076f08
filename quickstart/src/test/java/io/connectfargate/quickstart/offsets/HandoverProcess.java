package io.connectfargate.quickstart.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.migration.handover.HandoverCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** {@code migrate handover} in a JVM of its own, which can be killed as by {@code kill -9}. */
final class HandoverProcess {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PLACE = "handover.place";
    private static final String REACHED = "Reached: ";
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path output;

    /**
     * Starts it.
     *
     * @param place the effect after which it does nothing more; none if empty
     */
    HandoverProcess(Path folder, String place, List<String> arguments) throws IOException {
        output = Files.createTempFile(folder, "handover", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-D" + PLACE + "=" + place,
                "-cp",
                System.getProperty("java.class.path"),
                HandoverProcess.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** @param arguments of the command */
    public static void main(String[] arguments) {
        String place = System.getProperty(PLACE);
        System.exit(new CommandLine(new HandoverCommand(effect -> stopAt(place, effect))).execute(arguments));
    }

    private static void stopAt(String place, String effect) {
        if (effect.equals(place)) {
            System.out.println(REACHED + effect);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Waits until it is at its place, and kills it. */
    void killThere() throws Exception {
        await().atMost(LIMIT).until(() -> !process.isAlive() || output().contains(REACHED));
        assertThat(process.isAlive()).as(output()).isTrue();
        kill();
    }

    /** Its exit code if it ends within a time; if it does not, it is killed. */
    OptionalInt endOrKill(Duration time) throws Exception {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            return OptionalInt.of(process.exitValue());
        }
        kill();
        return OptionalInt.empty();
    }

    private void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor()).isEqualTo(KILLED);
    }

    /** What it has printed. */
    String output() throws IOException {
        return Files.readString(output);
    }
}
