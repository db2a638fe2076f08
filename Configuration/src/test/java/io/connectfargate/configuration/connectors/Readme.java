package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs the commands of {@code Configuration/README.md}, so that they cannot differ from what works. */
final class Readme {
    static final Path FILE = Path.of("..", "Configuration", "README.md");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern LINES = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private Readme() {}

    /**
     * Runs the one block of commands that contains a text.
     *
     * @param variables what the README has the reader set first
     */
    static void run(String containing, Path directory, Map<String, String> variables)
            throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", block(BLOCK, containing));
        bash.environment().putAll(variables);
        Process process =
                bash.directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** The one block of connector JSON that contains a text. */
    static Map<String, Object> lines(String containing) throws IOException {
        return JSON.readValue(
                "{" + block(LINES, containing) + "}", new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** All blocks of connector JSON. */
    static List<String> allLines() throws IOException {
        return LINES.matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String block(Pattern blocks, String containing) throws IOException {
        return blocks.matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError(FILE + " has no block of commands with " + containing));
    }
}
