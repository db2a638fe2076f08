package io.connectfargate.migration.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A journal on disk. A program that is killed leaves the one of its last note, never half of one. */
record JournalFile(Path path) {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** In the current directory, named by the group. */
    static JournalFile of(String group) {
        return new JournalFile(Path.of("handover-" + group.replaceAll("[^A-Za-z0-9._-]", "_") + ".json"));
    }

    /**
     * Empty if there is none.
     *
     * @throws Failure if it is another kind of file, or of another group or cluster
     */
    Optional<Journal> read(String cluster, String group) {
        try {
            Journal journal = MAPPER.readValue(Files.readAllBytes(path), Journal.class);
            if (journal.format() != Journal.FORMAT || journal.phase() == null) {
                throw unusable("is no handover of this version: its format is " + journal.format());
            }
            if (!group.equals(journal.group())) {
                throw unusable("is of group " + journal.group() + ", not of " + group);
            }
            if (!cluster.equals(journal.cluster())) {
                throw unusable("is of cluster " + journal.cluster() + ", and the target is cluster " + cluster);
            }
            return Optional.of(journal);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw unusable("is no handover of this version");
        } catch (IOException e) {
            throw unusable("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Replaces the file, on the disk itself: it is needed after a crash. */
    void write(Journal journal) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try (FileChannel file = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(journal));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The handover's file " + path + " cannot be written: " + e
                            + ". Expected: --state with a file in a folder that can be written. What was noted before is"
                            + " still valid.");
        }
    }

    private Failure unusable(String why) {
        return new Failure(
                ExitCode.USAGE,
                path + " " + why
                        + ". Nothing was changed. Expected: --state with the file of an earlier run of this group's handover, or a"
                        + " name that does not exist.");
    }
}
