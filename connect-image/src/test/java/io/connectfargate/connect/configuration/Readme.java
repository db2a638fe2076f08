package io.connectfargate.connect.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs the commands of {@code Configuration/README.md}, so that they cannot differ from what works. */
final class Readme {
    private static final Path FILE = Path.of("..", "Configuration", "README.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private Readme() {}

    /**
     * Runs the one block of commands that contains a text.
     *
     * @param variables what the README tells the reader to set first
     */
    static void run(String containing, Path directory, Map<String, String> variables)
            throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", block(containing));
        bash.environment().putAll(variables);
        Process process =
                bash.directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static String block(String containing) throws IOException {
        return BLOCK.matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError(FILE + " has no block of commands with " + containing));
    }
}
