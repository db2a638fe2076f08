package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionsTest {
    private final StringWriter err = new StringWriter();

    @Test
    void namesAllMistakesAtOnce() {
        // When
        int exit = execute(
                "--megabytes=0",
                "--warm-up-megabytes=-1",
                "--rounds=1001",
                "--record-size=99",
                "--rate=0",
                "--seconds=0",
                "--tasks=13",
                "--variants=off,interval-0,off");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--megabytes is 0, but must be from 1 to 1000000",
                        "--warm-up-megabytes is -1,",
                        "--rounds is 1001,",
                        "--record-size is 99, but must be from 100 to 1000000",
                        "--rate is 0,",
                        "--seconds is 0,",
                        "--tasks is 13, but must be from 1 to 12",
                        "--variants is 'interval-0', but must be stock, off, poll, poll-RECORDS or interval-MS",
                        "--variants names one twice");
    }

    @Test
    void refusesTextWhereANumberBelongs() {
        assertThat(execute("--rounds=many")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds", "many", "--help").doesNotContain("Exception");
    }

    private int execute(String... arguments) {
        CommandLine command = ExactlyOnceBenchmark.commandLine().setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
