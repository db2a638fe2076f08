package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How fast a log grows and is copied, over the last five to ten minutes.
 *
 * @param older what rates are measured from
 * @param newer what follows it
 */
record Pace(Sample older, Sample newer) {
    static final Pace NONE = new Pace(null, null);

    private static final Duration WINDOW = Duration.ofMinutes(5);
    /** A shorter time would make one batch look like a rate. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    record Sample(Instant at, long end, long done) {}

    Pace next(Offsets log, long done, Instant now) {
        Sample sample = new Sample(now, log.end(), done);
        if (older == null || log.end() < newer.end() || done < newer.done()) {
            return new Pace(sample, sample);
        }
        return Duration.between(newer.at(), now).compareTo(WINDOW) < 0 ? this : new Pace(newer, sample);
    }

    OptionalDouble arriving(Offsets log, Instant now) {
        return older == null ? OptionalDouble.empty() : rate(log.end() - older.end(), now);
    }

    OptionalDouble copying(long done, Instant now) {
        return older == null ? OptionalDouble.empty() : rate(done - older.done(), now);
    }

    private OptionalDouble rate(long records, Instant now) {
        Duration time = Duration.between(older.at(), now);
        return time.compareTo(SHORTEST) < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(records * 1000.0 / time.toMillis());
    }
}
