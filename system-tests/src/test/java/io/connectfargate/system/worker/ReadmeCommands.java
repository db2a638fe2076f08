package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Markdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The commands of the top README, run as they stand there. */
final class ReadmeCommands {
    private static final Path FILE = Path.of(System.getProperty("readme"));
    /** {@code docker} is whichever engine the tests use, and its container joins the brokers' network. */
    private static final String DOCKER = """
            docker() {
              local engine=(command docker)
              command docker info > /dev/null 2>&1 || engine=(command podman --remote --url "$DOCKER_HOST")
              if [ "$1" = run ]; then exec "${engine[@]:1}" run --network "$NETWORK" --add-host "$SOURCE_HOST" --add-host "$TARGET_HOST" "${@:2}"; fi
              "${engine[@]}" "$@"
            }
            """;

    private final Path directory;
    private final Map<String, String> variables;

    /**
     * @param directory where they run
     * @param variables what the README leaves to the reader
     */
    ReadmeCommands(Path directory, Map<String, String> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    /** Starts the block that contains a text. */
    Process start(String containing) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", DOCKER + Markdown.block(FILE, containing));
        bash.environment().putAll(variables);
        return bash.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory
                        .resolve("output-of-" + containing.replaceAll("\\W+", "-"))
                        .toFile())
                .start();
    }

    /** Runs the block that contains a text to its end, and gives what it printed. */
    String run(String containing) throws IOException, InterruptedException {
        Process process = start(containing);
        int exitCode = process.waitFor();
        String output = Files.readString(
                directory.resolve("output-of-" + containing.replaceAll("\\W+", "-")), StandardCharsets.UTF_8);
        assertThat(exitCode).as(output).isZero();
        return output;
    }
}
