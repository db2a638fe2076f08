package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A short run; its figures mean nothing. */
class VerifyBenchmarkIT {
    @Test
    void comparesAndPrintsTheRatio() {
        StringWriter out = new StringWriter();

        int exitCode = VerifyBenchmark.commandLine()
                .setOut(new PrintWriter(out))
                .execute("--megabytes", "10", "--rounds", "1");

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("10,000 records of 1,000 bytes")
                .containsPattern("verify has \\d+\\.\\d\\d of")
                .containsPattern(
                        "with -Xmx96m: \\d+ MB/s a side with its start; after full collections at most \\d+ MB");
    }
}
