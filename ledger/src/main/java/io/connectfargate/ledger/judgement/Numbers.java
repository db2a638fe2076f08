package io.connectfargate.ledger.judgement;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Numbers of a partition or of a topic. Empty means that nobody knows, never 0.
 *
 * @param lag records that could be copied and are not known to be: never too small
 * @param held records, and markers, behind the start of an open transaction
 * @param total offsets that the source holds before its last stable offset
 * @param lost records of losses that are not acknowledged: an upper bound
 * @param arriving records a second that producers add
 * @param copying records a second that are copied
 */
public record Numbers(
        OptionalLong lag,
        OptionalLong held,
        OptionalLong total,
        OptionalLong lost,
        OptionalDouble arriving,
        OptionalDouble copying) {
    /** Of something that nobody could look at. */
    static final Numbers UNKNOWN = unknown(OptionalLong.empty());

    /** Nothing is known but losses. */
    static Numbers unknown(OptionalLong lost) {
        return new Numbers(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                lost,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Seconds until everything is copied if it goes on like this; empty if it never will, or if nobody knows. */
    public OptionalLong secondsLeft() {
        if (lag.orElse(-1) == 0) {
            return OptionalLong.of(0);
        }
        if (lag.isEmpty() || arriving.isEmpty() || copying.isEmpty()) {
            return OptionalLong.empty();
        }
        double speed = copying.getAsDouble() - arriving.getAsDouble();
        return speed <= 0 ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(lag.getAsLong() / speed));
    }

    /** What is copied of what the source holds, in percent and never rounded up; 100 of nothing. */
    public OptionalLong percent() {
        if (lag.isEmpty() || total.isEmpty()) {
            return OptionalLong.empty();
        }
        long all = total.getAsLong();
        return OptionalLong.of(all <= 0 ? 100 : Math.max(0, (all - lag.getAsLong()) * 100 / all));
    }

    static Numbers sum(List<Numbers> parts) {
        return new Numbers(
                Sums.of(parts.stream().map(Numbers::lag)),
                Sums.of(parts.stream().map(Numbers::held)),
                Sums.of(parts.stream().map(Numbers::total)),
                Sums.of(parts.stream().map(Numbers::lost)),
                Sums.ofRates(parts.stream().map(Numbers::arriving)),
                Sums.ofRates(parts.stream().map(Numbers::copying)));
    }
}
