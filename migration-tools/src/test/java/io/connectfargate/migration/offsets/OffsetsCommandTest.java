package io.connectfargate.migration.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OffsetsCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void explainsItselfWithAnExample() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("Example:", "--group billing", "--commit", "--snapshot", "--restore");
    }

    @Test
    void reportsAllContradictionsTogether() {
        assertThat(run("--commit", "--dry-run", "--accept-reread", "-1")).isEqualTo(2);

        assertThat(out.toString()).contains("either --group GROUP or --all-groups", "--dry-run", "numbers from 0 on");
    }

    @Test
    void rejectsGroupsNextToARestore() {
        assertThat(run("--restore", "snapshot.json", "--group", "billing")).isEqualTo(2);

        assertThat(out.toString()).contains("puts back all that its file has");
    }

    @Test
    void rejectsASnapshotOfNothing() {
        assertThat(run("--group", "billing", "--snapshot", "file.json")).isEqualTo(2);

        assertThat(out.toString()).contains("Expected: with --commit");
    }

    @Test
    void rejectsAConnectorWithoutTheTopicOfItsOffsets() {
        assertThat(run("--group", "billing", "--copied-by", "mm2-msc")).isEqualTo(2);

        assertThat(out.toString()).contains("Expected: with --offsets-topic");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(new OffsetsCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }
}
