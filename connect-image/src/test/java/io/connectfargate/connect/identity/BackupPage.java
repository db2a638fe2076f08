package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Runs the commands of {@code docs/backup.md}, so that they cannot differ from what works. */
final class BackupPage {
    private static final Path FILE = Path.of("..", "docs", "backup.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private BackupPage() {}

    /** Runs the one block that contains a text. */
    static void run(String containing, Path directory, URI worker) throws IOException, InterruptedException {
        String block = BLOCK.matcher(Files.readString(FILE))
                .results()
                .map(MatchResult::group)
                .filter(text -> text.contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError(FILE + " has no commands with " + containing))
                .replaceAll("```(bash)?", "");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block);
        bash.environment().put("WORKER", worker.toString());
        Process process =
                bash.directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
