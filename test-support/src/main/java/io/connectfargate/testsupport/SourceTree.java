package io.connectfargate.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checkout of this repository, for programs and tests that read what its build has made.
 *
 * @param home its root folder, absolute
 */
public record SourceTree(Path home) {
    /** The system property that scripts set: they may be called from any folder. */
    public static final String PROPERTY = "source.tree";

    private static final String ONLY_IN_ROOT = "mvnw";

    /** The folder that {@link #PROPERTY} names, else the nearest one above the current folder, else the current one. */
    public static SourceTree find() {
        Path current = Path.of("").toAbsolutePath();
        String given = System.getProperty(PROPERTY, "");
        return new SourceTree(
                given.isEmpty() ? above(current) : current.resolve(given).normalize());
    }

    /** The folder in which the build of the worker's image leaves class path, flags, agent and rules. */
    public Path workerImage() {
        return home.resolve("connect-image/target");
    }

    /** @param mode an authentication mode, such as {@code no-auth}; gives the folder with its connector files */
    public Path connectors(String mode) {
        return home.resolve("Configuration/connectors").resolve(mode);
    }

    /** A sentence that names every one of these files that does not exist, or empty if all do. */
    public Optional<String> missing(List<Path> files) {
        String missing =
                files.stream().filter(Files::notExists).map(Path::toString).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Not built, or not in " + home + ": missing " + missing + ".");
    }

    private static Path above(Path current) {
        return Stream.iterate(current, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(ONLY_IN_ROOT)))
                .findFirst()
                .orElse(current);
    }
}
