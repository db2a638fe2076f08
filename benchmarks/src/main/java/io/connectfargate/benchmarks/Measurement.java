package io.connectfargate.benchmarks;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one round of one variant came to.
 *
 * @param records copied in the backfill
 * @param bytes of their values
 * @param time from the last look that found the target empty until all were readable
 * @param cpu of the worker's process in that time
 * @param peakMemory of the worker's process, in bytes
 * @param latencies of the steady phase, nanoseconds in ascending order
 */
record Measurement(long records, long bytes, Duration time, Duration cpu, long peakMemory, long[] latencies) {
    Measurement {
        latencies = latencies.clone();
        Arrays.sort(latencies);
    }

    /** Of record values, 10^6 bytes. */
    double megabytesPerSecond() {
        return bytes / 1e6 / seconds(time);
    }

    double recordsPerSecond() {
        return records / seconds(time);
    }

    /** Of the worker's process for 10^9 bytes of record values. */
    double cpuSecondsPerGigabyte() {
        return seconds(cpu) / (bytes / 1e9);
    }

    double peakMegabytes() {
        return peakMemory / 1e6;
    }

    /** The latency that the given share of records did not exceed, in milliseconds. */
    double latencyMillis(double share) {
        int rank = (int) Math.ceil(share * latencies.length);
        return latencies[Math.max(rank, 1) - 1] / 1e6;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
