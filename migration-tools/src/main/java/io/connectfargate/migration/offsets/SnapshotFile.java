package io.connectfargate.migration.offsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A snapshot on disk. */
record SnapshotFile(Path path) {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** In the current directory, named by what is written and when. */
    static SnapshotFile named(List<String> groups, Instant now) {
        String what = groups.size() == 1 ? groups.get(0).replaceAll("[^A-Za-z0-9._-]", "_") : groups.size() + "-groups";
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        return new SnapshotFile(Path.of("offsets-" + what + "-" + time + ".json"));
    }

    /**
     * Writes a new file, onto the disk itself: it is needed after a crash.
     *
     * @throws Failure if it exists, or cannot be written
     */
    void write(Snapshot snapshot) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(snapshot));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The snapshot file " + path
                            + " exists; nothing was committed. Expected: --snapshot with the name of a"
                            + " new file. An earlier snapshot is what --restore needs.");
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The snapshot cannot be written to " + path + ": " + e
                            + ". Nothing was committed. Expected: --snapshot"
                            + " with a file in a folder that can be written.");
        }
    }

    /** @throws Failure if it is missing or no snapshot */
    Snapshot read() {
        try {
            Snapshot snapshot = MAPPER.readValue(Files.readAllBytes(path), Snapshot.class);
            if (snapshot.format() == Snapshot.FORMAT && snapshot.cluster() != null && snapshot.groups() != null) {
                return snapshot;
            }
            throw unusable("its format is " + snapshot.format());
        } catch (NoSuchFileException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--restore " + path
                            + " does not exist. Expected: a file that migrate offsets --commit has written.");
        } catch (JsonProcessingException e) {
            throw unusable("line " + e.getLocation().getLineNr() + " is not what is written there");
        } catch (IOException e) {
            throw unusable(e.toString());
        }
    }

    private Failure unusable(String why) {
        return new Failure(
                ExitCode.USAGE,
                "--restore " + path + " is no snapshot of this version: " + why
                        + ". Expected: a file that migrate offsets" + " --commit has written.");
    }
}
