package io.connectfargate.migration.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where evidence is kept, as JSON. A run that is killed leaves the file of its last save, never half of one. */
public final class EvidenceFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;

    /** Neither reads nor writes yet. */
    public EvidenceFile(Path path) {
        this.path = path;
    }

    /** Evidence as JSON. */
    public static String json(Evidence evidence) {
        try {
            return JSON.writeValueAsString(evidence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Failure if there is none, or another kind of file */
    public Evidence read() {
        try {
            return JSON.readValue(path.toFile(), Evidence.class);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The evidence " + path + " cannot be read: "
                            + e.getMessage().lines().findFirst().orElse("")
                            + ". Give the file that an earlier run of migrate verify has written, or leave out --resume.");
        }
    }

    /** Replaces the file. */
    public void write(Evidence evidence) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.writeString(part, json(evidence));
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "The evidence cannot be written to " + path + ": " + e + ".");
        }
    }
}
