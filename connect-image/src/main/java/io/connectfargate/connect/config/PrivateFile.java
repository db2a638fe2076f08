package io.connectfargate.connect.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file that only this user can read. */
final class PrivateFile {
    private PrivateFile() {}

    /** Replaces what an earlier start left. Empty, with a sentence in errors, if it cannot be written. */
    static Optional<Path> write(Variables variable, byte[] bytes, Path file, ConfigurationErrors errors) {
        try {
            // A worker may be reading the one that is there: another program in its container writes it, too.
            Path complete = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.deleteIfExists(complete);
            Files.createFile(
                    complete, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(complete, bytes);
            Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(file);
        } catch (IOException e) {
            errors.add(
                    variable.name(),
                    "cannot be stored as " + file + " (" + e.getClass().getSimpleName() + ")",
                    "a writable " + file.getParent() + "; with a read-only root file system it needs a volume");
            return Optional.empty();
        }
    }
}
