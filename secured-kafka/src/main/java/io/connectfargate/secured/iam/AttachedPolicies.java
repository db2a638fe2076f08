package io.connectfargate.secured.iam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder of policies. Those of a role are the files {@code ROLE NAME/*.json}, whichever account it belongs to.
 *
 * <p>What is attached or detached counts from the next decision on. Thread-safe, also between processes.
 */
public final class AttachedPolicies {
    private final Path directory;

    /** By their text, since a decision reads each file, and most decisions read the same. */
    private final Map<String, Policy> parsed = new ConcurrentHashMap<>();

    public AttachedPolicies(Path directory) {
        this.directory = directory;
    }

    /**
     * Gives a policy to a role, or changes one that it has.
     *
     * @param role its name, without the rest of the ARN
     * @param name of the policy, among the role's
     * @throws IllegalArgumentException if the policy is not one that is understood here
     */
    public void attach(String role, String name, String json) {
        Policy.parse(json);
        try {
            Path folder = Files.createDirectories(directory.resolve(role));
            // Never half of it to be seen.
            Path draft = Files.writeString(folder.resolve(name + ".draft"), json);
            Files.move(draft, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a policy from a role, if it has that. */
    public void detach(String role, String name) {
        try {
            Files.deleteIfExists(directory.resolve(role).resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read now. */
    Permissions of(String roleArn) {
        Path folder = directory.resolve(roleArn.substring(roleArn.lastIndexOf('/') + 1));
        try (Stream<Path> files = Files.list(folder)) {
            return new Permissions(files.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(this::read)
                    .toList());
        } catch (NoSuchFileException e) {
            return new Permissions(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Policy> read(Path file) {
        try {
            return Stream.of(parsed.computeIfAbsent(Files.readString(file), Policy::parse));
        } catch (NoSuchFileException e) {
            return Stream.empty(); // detached meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
