package io.connectfargate.publishing.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads the arguments of all processes every few milliseconds, as any user of the machine may, and keeps those with a given text. */
public final class ProcessWatch implements AutoCloseable {
    private final String text;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> programs = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    public ProcessWatch(String text) {
        this.text = text;
        executor.scheduleWithFixedDelay(this::watch, 0, 5, TimeUnit.MILLISECONDS);
    }

    /** The command lines that had the text. */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** The programs that ran, to know that the watch saw those that matter. */
    public Set<String> programs() {
        return Set.copyOf(programs);
    }

    private void watch() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes.map(process -> process.resolve("cmdline")).forEach(this::look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Path file) {
        try {
            String[] arguments = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0");
            programs.add(arguments[0].substring(arguments[0].lastIndexOf('/') + 1));
            if (String.join(" ", arguments).contains(text)) {
                seen.add(String.join(" ", arguments));
            }
        } catch (IOException e) {
            // Not a process, or one that has ended meanwhile.
        }
    }

    @Override
    public void close() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }
}
