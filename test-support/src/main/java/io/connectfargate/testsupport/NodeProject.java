package io.connectfargate.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that run on node.
 *
 * @param folder with {@code package.json} and its lock file
 */
public record NodeProject(Path folder) {
    /** Runs one of them, with the libraries that the lock file names, to its end. */
    public Program run(List<String> arguments, String input) {
        install();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        return Program.run(folder, command, input);
    }

    /** Up to half a gigabyte, so only where it is missing or the lock file is newer; by one of the test JVMs at a time. */
    private void install() {
        synchronized (NodeProject.class) {
            try (FileChannel file = FileChannel.open(folder.resolve("package-lock.json"), StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !isInstalled()) {
                    Program npm = Program.run(folder, List.of("npm", "ci", "--no-audit", "--no-fund"), "");
                    if (npm.exitCode() != 0) {
                        throw new IllegalStateException("npm ci fails in " + folder + ":\n" + npm.output());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean isInstalled() throws IOException {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                        >= 0;
    }
}
