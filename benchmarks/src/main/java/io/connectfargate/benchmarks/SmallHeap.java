package io.connectfargate.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** Runs {@code migrate verify --full} in a JVM of its own with a small heap, and measures what it needs of it. */
final class SmallHeap {
    private static final Pattern COLLECTION = Pattern.compile("Pause Full .*?\\d+M->(\\d+)M\\(\\d+M\\)");
    private static final int POLL_MS = 100;

    private final int megabytes;
    private final String source;
    private final String target;

    /**
     * Starts nothing yet.
     *
     * @param megabytes the heap's limit
     * @param source bootstrap servers
     * @param target bootstrap servers
     */
    SmallHeap(int megabytes, String source, String target) {
        this.megabytes = megabytes;
        this.source = source;
        this.target = target;
    }

    /**
     * What a run needed.
     *
     * @param time from the start of the JVM to its end
     * @param used the most that was left after a collection of the whole heap, in 2^20 bytes; 0 if none was necessary
     * @param peakMemory the most physical memory of the process, in bytes
     */
    record Result(Duration time, int used, long peakMemory) {}

    /** @throws Failure if it does not end with this verdict */
    Result verify(String topic, String verdict) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("verify-");
            try {
                return verify(folder, topic, verdict);
            } finally {
                Utils.delete(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result verify(Path folder, String topic, String verdict) throws IOException, InterruptedException {
        Path collections = folder.resolve("gc.log");
        Path output = folder.resolve("output.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command(folder, topic, collections))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long peak = peakMemory(process);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        String printed = Files.readString(output).strip();
        if (!printed.endsWith(verdict)) {
            throw new Failure("Expected \"" + verdict + "\", found \"" + printed + "\"");
        }
        return new Result(time, used(Files.readString(collections)), peak);
    }

    private List<String> command(Path folder, String topic, Path collections) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-Xlog:gc:file=" + collections,
                "-cp",
                System.getProperty("java.class.path"),
                "io.connectfargate.migration.cli.Migrate",
                "verify",
                "--full",
                "--source-properties",
                properties(folder, "source", source),
                "--target-properties",
                properties(folder, "target", target),
                "--topic",
                topic);
    }

    private static String properties(Path folder, String name, String bootstrapServers) throws IOException {
        Path file = folder.resolve(name + ".properties");
        return Files.writeString(file, "bootstrap.servers=" + bootstrapServers + "\n", StandardCharsets.UTF_8)
                .toString();
    }

    /** Waits for the end. The system keeps the maximum, and forgets it with the process. */
    private static long peakMemory(Process process) throws InterruptedException {
        long peak = 0;
        while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, memory(process));
        }
        return peak;
    }

    private static long memory(Process process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            // It has ended in this moment.
            return 0;
        }
    }

    /** The largest number of megabytes after a full collection: others leave garbage behind. */
    static int used(String log) {
        int used = 0;
        Matcher collection = COLLECTION.matcher(log);
        while (collection.find()) {
            used = Math.max(used, Integer.parseInt(collection.group(1)));
        }
        return used;
    }
}
