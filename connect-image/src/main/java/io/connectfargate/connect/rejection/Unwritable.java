package io.connectfargate.connect.rejection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Topics of a connector with a record that the target rejected. Each is retried after a while, and at once when the properties of its
 * copy change. Not thread-safe.
 */
final class Unwritable {
    /** Soon: the failure may be older than what was changed on the copy since. */
    private static final Duration FIRST = Duration.ofMinutes(1);
    /** Each retry stalls the other topics of its task for some seconds. */
    private static final int LONGER = 4;

    private static final Duration LONGEST = Duration.ofHours(1);
    /** As long as a task needs until it has failed again. */
    private static final Duration PROOF = Duration.ofMinutes(3);

    private final Map<String, Known> topics = new TreeMap<>();
    private final LongSupplier nanos;

    /**
     * What is known of a topic.
     *
     * @param settings the properties of its copy when it was last found; null if unknown
     * @param gone whether no task has shown this failure since: one that is shown later is a new one
     */
    private record Known(SendFailure failure, Duration rest, long since, String settings, boolean gone) {}

    /** @param nanos a clock like {@code System.nanoTime} */
    Unwritable(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * A task has failed with it.
     *
     * @param topic on the source
     */
    void found(String topic, SendFailure failure) {
        Known before = topics.get(topic);
        long now = nanos.getAsLong();
        if (before == null) {
            topics.put(topic, new Known(failure, FIRST, now, null, false));
        } else if (before.gone() && now - before.since() >= before.rest().toNanos()) {
            Duration longer = before.rest().multipliedBy(LONGER);
            topics.put(topic, new Known(failure, longer.compareTo(LONGEST) > 0 ? LONGEST : longer, now, null, false));
        }
    }

    /** @param failing the topics with which tasks have failed now; a task shows its failure until it runs again */
    void isGoneExcept(Set<String> failing) {
        topics.replaceAll((topic, known) -> failing.contains(topic)
                ? known
                : new Known(known.failure(), known.rest(), known.since(), known.settings(), true));
    }

    /** @param settings the properties of copies, by topic; those that changed are retried at once */
    void compare(Map<String, String> settings) {
        settings.forEach((topic, now) -> topics.computeIfPresent(topic, (same, known) -> {
            boolean changed = known.settings() != null && !known.settings().equals(now);
            return new Known(
                    known.failure(),
                    known.rest(),
                    changed ? nanos.getAsLong() - known.rest().toNanos() : known.since(),
                    now,
                    known.gone());
        }));
    }

    /** Those that are not tried now. */
    Set<String> resting() {
        Set<String> resting = new TreeSet<>();
        topics.forEach((topic, known) -> {
            if (nanos.getAsLong() - known.since() < known.rest().toNanos()) {
                resting.add(topic);
            }
        });
        return resting;
    }

    /** All that are known, without those that were tried again and did not fail. */
    Map<String, SendFailure> all() {
        topics.values()
                .removeIf(known -> nanos.getAsLong() - known.since()
                        > known.rest().plus(PROOF).toNanos());
        Map<String, SendFailure> all = new HashMap<>();
        topics.forEach((topic, known) -> all.put(topic, known.failure()));
        return all;
    }
}
