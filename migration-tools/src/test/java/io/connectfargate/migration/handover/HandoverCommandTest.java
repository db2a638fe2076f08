package io.connectfargate.migration.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HandoverCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void explainsItselfWithAnExample() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("Example:", "--group billing", "--undo", "--state", "--timeout");
    }

    @Test
    void reportsAllContradictionsTogether() {
        assertThat(run("--group=billing", "--undo", "--no-watch", "--timeout=0", "--accept-reread=-1"))
                .isEqualTo(2);

        assertThat(out.toString()).contains("--undo puts everything back", "--timeout is 0", "numbers from 0 on");
    }

    @Test
    void needsAGroup() {
        assertThat(run("--undo")).isEqualTo(2);

        assertThat(out.toString()).contains("Missing required option: '--group=GROUP'");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(new HandoverCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }
}
