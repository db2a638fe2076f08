package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class TakeoverCommandTest {
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"mm1", "mm2", "replicator"})
    void explainsEachToolWithAnExample(String tool) {
        assertThat(run(new TakeoverCommand(), tool, "--help")).isZero();

        assertThat(out.toString())
                .contains("Example:", "migrate takeover " + tool, "--connector", "--connect", "--json")
                .contains("--dry-run", "--resume", "--trust-stored", "--accept-gaps");
    }

    @Test
    void explainsTheExport() {
        assertThat(run(new ExportCommand(), "replicator", "--help")).isZero();

        assertThat(out.toString()).contains("migrate export replicator", "--dry-run", "--replicator-name");
    }

    @Test
    void expectsATool() {
        assertThat(run(new TakeoverCommand())).isEqualTo(2);
        assertThat(out.toString()).contains("Missing: the old tool. Expected: mm1, mm2 or replicator.");
        assertThat(run(new ExportCommand())).isEqualTo(2);
        assertThat(run(new TakeoverCommand(), "mm1")).isEqualTo(2);
        assertThat(out.toString()).contains("Missing required option: '--group=GROUP'");
    }

    @Test
    void expectsTheNamesOfOtherWorkersTogether() {
        OldTool.Workers byDefault = OldTool.Workers.connect();
        assertThatThrownBy(() -> new OldWorkersOptions("connect-offsets-old", null).orElse(byDefault))
                .hasMessageStartingWith("--worker-group is missing.");
        assertThatThrownBy(() -> new OldWorkersOptions(null, "old").orElse(byDefault))
                .hasMessageStartingWith("--offsets-topic is missing.");
        assertThat(new OldWorkersOptions(null, null).orElse(byDefault)).isEqualTo(byDefault);
        assertThat(new OldWorkersOptions("connect-offsets-old", "old").orElse(byDefault))
                .isEqualTo(new OldTool.Workers("old", "connect-offsets-old"));
    }

    @Test
    void acceptsEveryCommandOfTheDocument() throws Exception {
        String document = Files.readString(Path.of("..", "docs", "takeover.md")).replaceAll("\\\\\n\\s*", "");
        CommandLine migrate = new CommandLine(CommandSpec.create())
                .addSubcommand(new TakeoverCommand())
                .addSubcommand(new ExportCommand());
        List<String> commands = document.lines()
                .map(String::strip)
                .filter(line -> line.matches("migrate (takeover|export) .*"))
                .toList();

        assertThat(commands)
                .hasSizeGreaterThan(8)
                .allSatisfy(command ->
                        migrate.parseArgs(command.replaceFirst("migrate ", "").split(" +")));
    }

    private int run(Object command, String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
    }
}
