package io.connectfargate.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A partition's log as it was at some time. Put back while its only broker is stopped, it ends earlier than before: what an unclean leader
 * election or a restored disk does to a log. The copy is kept in the cluster's temporary folder. Not thread-safe.
 */
public final class LogCopy {
    private final Path log;
    private final Path copy;

    private LogCopy(Path log, Path copy) {
        this.log = log;
        this.copy = copy;
    }

    /** Copies the log of a running broker. Nothing may be written to it meanwhile. */
    static LogCopy of(Path log, Path folder) {
        try {
            Path copy = Files.createTempDirectory(folder, "log-copy-");
            for (Path file : files(log)) {
                if (isKept(log.relativize(file).toString())) {
                    Files.copy(file, copy.resolve(log.relativize(file)));
                }
            }
            return new LogCopy(log, copy);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + log, e);
        }
    }

    /** The broker builds indexes and the state of producers from the log. */
    private static boolean isKept(String file) {
        return file.endsWith(".log") || file.equals("partition.metadata") || file.equals("leader-epoch-checkpoint");
    }

    /** Replaces the log by the copy. For {@link EmbeddedKafka#restart}. */
    public void restore() {
        try {
            for (Path file : files(log)) {
                Files.delete(file);
            }
            for (Path file : files(copy)) {
                Files.copy(file, log.resolve(copy.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restore " + log, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
