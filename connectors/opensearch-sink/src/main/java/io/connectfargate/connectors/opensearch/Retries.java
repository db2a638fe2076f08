package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** How long, and how often, writing is retried. Connect repeats a put after its pause, while the consumer stays in its group. */
final class Retries {
    private final long first;
    private final long longest;
    private final Duration limit;
    private final LongSupplier nanos;
    private volatile boolean failing;
    private volatile long since;
    private final AtomicLong pause = new AtomicLong();

    Retries(SinkConfig config, LongSupplier nanos) {
        first = config.getLong(SinkConfig.BACKOFF);
        longest = config.getLong(SinkConfig.MAX_BACKOFF);
        limit = config.duration(SinkConfig.RETRY_TIMEOUT);
        this.nanos = nanos;
    }

    /** Everything is written. */
    void succeed() {
        failing = false;
    }

    /**
     * Writing failed for now.
     *
     * @return what the task throws: a {@link RetriableException}, or when the time is over another one
     */
    ConnectException fail(Unavailable cause) {
        if (!failing) {
            since = nanos.getAsLong();
            failing = true;
            pause.set(first);
        } else {
            pause.updateAndGet(before -> Math.min(before * 2, longest));
        }
        if (seconds() >= limit.toSeconds()) {
            return new ConnectException(
                    cause.getMessage() + " Given up after " + limit.toSeconds() + " s (" + SinkConfig.RETRY_TIMEOUT
                            + ").",
                    cause);
        }
        return new RetriableException(cause.getMessage(), cause);
    }

    /** The pause before the next attempt. */
    long pauseMs() {
        return pause.get();
    }

    /** For how many seconds nothing could be written, 0 if that is not so; may be read by any thread. */
    long seconds() {
        return failing ? Duration.ofNanos(nanos.getAsLong() - since).toSeconds() : 0;
    }
}
