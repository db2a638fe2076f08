package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private final Variant stock = Variant.parse("stock");
    private final Variant poll = Variant.parse("poll");

    @Test
    void comparesWithinEachRoundAndReportsTheMedian() {
        // Given: a machine that slows down, and a first round in which the second variant alone was disturbed
        ResultTable report = new ResultTable(List.of(stock, poll));
        List.of(1, 2, 4).forEach(seconds -> report.add(stock, measurement(seconds, 4)));
        List.of(8, 2, 4).forEach(seconds -> report.add(poll, measurement(seconds, 5)));

        // When
        List<String> lines = report.toString().lines().toList();

        // Then: no ratio where its base did not run
        assertThat(lines.subList(2, 4))
                .containsExactly(
                        "| stock | 1000000 | 500 | 500000 | - | 1.00 | 4.00 | - | 1.00 | 700 | 50 | 99 |",
                        "| poll | 1000000 | 250 | 250000 | - | 1.00 | 5.00 | - | 1.25 | 700 | 50 | 99 |");
    }

    private static Measurement measurement(int seconds, int cpuSeconds) {
        // Latencies of 1 to 100 ms, the largest first.
        long[] latencies =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
        return new Measurement(
                1_000_000,
                1_000_000_000,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(cpuSeconds),
                700_000_000,
                latencies);
    }
}
