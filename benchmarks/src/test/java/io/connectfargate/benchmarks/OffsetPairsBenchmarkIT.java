package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A short run; its figures mean nothing. */
class OffsetPairsBenchmarkIT {
    @Test
    void readsEveryPairInAJvmOfItsOwn() {
        StringWriter out = new StringWriter();

        int exitCode = OffsetPairsBenchmark.commandLine()
                .setOut(new PrintWriter(out))
                .execute("--pairs", "20000", "--partitions", "10");

        assertThat(exitCode).as(out.toString()).isZero();
        assertThat(out.toString()).containsPattern("Read 20,000 pairs in \\d+ s, .* [1-9]\\d* MB of memory at most");
    }
}
