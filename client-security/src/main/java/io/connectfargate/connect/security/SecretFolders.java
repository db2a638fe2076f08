package io.connectfargate.connect.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.internals.AllowedPaths;

/** The folders of secrets that connector JSON may name: it comes in over REST, so it must not reach every file. */
final class SecretFolders {
    /** Those of the image. */
    static final SecretFolders OF_IMAGE =
            new SecretFolders(List.of(Path.of("/opt/connect/secrets"), Path.of("/run/secrets")));

    private final List<Path> folders;

    SecretFolders(List<Path> folders) {
        this.folders = folders;
    }

    /** The folders that exist, as Kafka's providers take them in {@code allowed.paths}; empty if there is none. */
    String existing() {
        return folders.stream().filter(Files::isDirectory).map(Path::toString).collect(Collectors.joining(","));
    }

    /** The file of that name, by the rule of Kafka's providers; empty if it is in none of the folders. */
    Optional<Path> file(String name) {
        String existing = existing();
        // Without any folder Kafka would allow every file.
        return existing.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(new AllowedPaths(existing).parseUntrustedPath(name));
    }

    /** For people. */
    @Override
    public String toString() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(" or "));
    }
}
