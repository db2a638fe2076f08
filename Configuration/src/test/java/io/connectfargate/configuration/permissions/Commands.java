package io.connectfargate.configuration.permissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Commands as people type them. */
final class Commands {
    /** Where {@code Configuration} lies. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path README = ROOT.resolve("Configuration/permissions/README.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private Commands() {}

    /**
     * How a command ended.
     *
     * @param output both of its streams
     */
    record Run(int exitCode, String output) {}

    /** Runs a command to its end. */
    static Run run(Path folder, List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The README of the permissions. */
    static String readme() {
        try {
            return Files.readString(README);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first block of commands in it that contains a text. */
    static List<String> readme(String containing) {
        String block = BLOCK.matcher(readme())
                .results()
                .map(match -> match.group(1))
                .filter(commands -> commands.contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError(README + " has no block of commands with " + containing));
        return List.of("bash", "-euc", block);
    }
}
