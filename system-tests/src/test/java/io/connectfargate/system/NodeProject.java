package io.connectfargate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that run on node.
 *
 * @param folder with {@code package.json} and its lock file
 */
record NodeProject(Path folder) {
    /** Runs one of them, with the libraries that the lock file names, to its end. */
    Program run(List<String> arguments, String input) {
        install();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        return Program.run(folder, command, input);
    }

    /** Up to half a gigabyte, so only where it is missing or the lock file is newer. */
    private void install() {
        synchronized (NodeProject.class) {
            Path installed = folder.resolve("node_modules/.package-lock.json");
            try {
                if (Files.exists(installed)
                        && Files.getLastModifiedTime(installed)
                                        .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                                >= 0) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Program npm = Program.run(folder, List.of("npm", "ci", "--no-audit", "--no-fund"), "");
            if (npm.exitCode() != 0) {
                throw new IllegalStateException("npm ci fails in " + folder + ":\n" + npm.output());
            }
        }
    }
}
