package io.connectfargate.publishing.programs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The programs of this machine. */
public final class Programs {
    private Programs() {}

    public static boolean isOnPath(String name) {
        return path().stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
    }

    /** A folder with links to all programs on the PATH but these: a PATH for a machine that lacks them. */
    public static String pathWithout(String... names) {
        Set<String> left = Set.of(names);
        Path folder = Path.of(System.getProperty("build.dir"), "without-" + String.join("-", names));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path from : path()) {
            try (Stream<Path> programs = Files.list(from)) {
                for (Path program : programs.filter(Files::isExecutable).toList()) {
                    Path link = folder.resolve(program.getFileName());
                    if (!left.contains(program.getFileName().toString()) && !Files.exists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder.toString();
    }

    private static List<Path> path() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
    }
}
