package io.connectfargate.quickstart;

import com.sun.management.OperatingSystemMXBean;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for what would make the quickstart fail later, before it starts anything. */
final class Preflight {
    private static final long MIB = 1024 * 1024;

    /** The worker's heap, 1 GiB, and what a JVM takes besides: classes, code, threads, network buffers. */
    private static final long WORKER_MIB = 1300;

    /** Both brokers live in this JVM: the 768 MiB of heap that quickstart.sh gives it, and what it needs besides. */
    private static final long BROKERS_MIB = 900;

    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private Preflight() {}

    /** @throws Failure with all problems, a sentence each */
    static void check(Options options, Path temp) {
        List<String> problems = new ArrayList<>();
        portProblem("--port", options.port()).ifPresent(problems::add);
        portProblem("--metrics-port", options.metricsPort()).ifPresent(problems::add);
        boolean embedded = options.source().isEmpty();
        memoryProblem(availableMemory() / MIB, WORKER_MIB + (embedded ? BROKERS_MIB : 0))
                .ifPresent(problems::add);
        if (embedded) {
            // Source and target, and a fifth for batches, indexes and keys.
            long bytes = (long) (2.4 * options.records() * (options.recordSize() + 100));
            diskProblem(temp, temp.toFile().getUsableSpace() / MIB, bytes / MIB).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.USAGE, String.join(System.lineSeparator(), problems));
        }
    }

    static Optional<String> portProblem(String option, int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Port " + port + " on 127.0.0.1 cannot be opened (" + e.getMessage()
                    + "): stop the program that uses it, or choose another port with " + option + ".");
        }
    }

    static Optional<String> memoryProblem(long foundMib, long neededMib) {
        if (foundMib >= neededMib) {
            return Optional.empty();
        }
        return Optional.of("Too little memory: " + foundMib + " MiB are free, but " + neededMib
                + " MiB are needed. Stop other programs, or run this on a larger machine.");
    }

    static Optional<String> diskProblem(Path folder, long foundMib, long neededMib) {
        if (foundMib >= neededMib) {
            return Optional.empty();
        }
        return Optional.of("Too little disk: " + foundMib + " MiB are free in " + folder + ", but " + neededMib
                + " MiB are needed. Choose fewer or smaller records with --records and --record-size.");
    }

    /** Bytes that can be had without swapping; where that is not to be learnt, all memory of the machine. */
    private static long availableMemory() {
        // Aware of the limits of a container, but counting the page cache as used, hence the look at /proc.
        long total = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        try {
            Matcher matcher = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            return matcher.find() ? Math.min(total, Long.parseLong(matcher.group(1)) * 1024) : total;
        } catch (IOException e) {
            return total;
        }
    }
}
