package io.connectfargate.quickstart;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the copying is, by the offsets of the source that Connect has noted as replicated.
 *
 * @param done records that have arrived
 * @param total records that have to
 * @param bytes that have arrived, uncompressed; an estimate by the size of the latest records
 */
record CopyProgress(long done, long total, long bytes) {
    /**
     * How far a workload is copied.
     *
     * @param replicated the last replicated source offset of each partition that has one
     */
    static CopyProgress of(Workload workload, Map<TopicPartition, Long> replicated) {
        long done = 0;
        double bytes = 0;
        for (Map.Entry<TopicPartition, Workload.Part> entry : workload.parts().entrySet()) {
            Workload.Part part = entry.getValue();
            long last = replicated.getOrDefault(entry.getKey(), part.begin() - 1);
            long records = Math.max(0, Math.min(last, part.last()) + 1 - part.begin());
            done += records;
            bytes += records * part.recordBytes();
        }
        return new CopyProgress(done, workload.offsets(), Math.round(bytes));
    }

    /** The same, of another total. */
    CopyProgress of(long newTotal) {
        return new CopyProgress(done, newTotal, bytes);
    }

    /** Whether everything has arrived. */
    boolean isComplete() {
        return done >= total;
    }

    /** Bytes a second since {@code start}; 0 as long as no time has passed. */
    double bytesPerSecond(CopyProgress start, Duration elapsed) {
        return elapsed.isZero() ? 0 : (bytes - start.bytes) * 1e9 / elapsed.toNanos();
    }

    /** Time until everything has arrived at the pace so far, or null as long as nothing has. */
    Duration timeLeft(CopyProgress start, Duration elapsed) {
        long copied = done - start.done;
        if (copied <= 0) {
            return null;
        }
        return Duration.ofNanos((long) (elapsed.toNanos() * ((double) (total - done) / copied)));
    }
}
