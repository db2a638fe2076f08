package io.connectfargate.connect.identity;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Requests of this worker that bring a connector and are not answered yet. Connect stores a connector after it was checked, so of
 * two at once neither finds the other among what is stored. All of them pass through the leader. Thread-safe.
 */
final class Underway {
    /** Connect answers within 90 s, the checks before that within 25 s. */
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(2);

    private final NavigableMap<Long, Request> requests = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final LongSupplier clock;

    /** @param clock in nanoseconds */
    Underway(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * A request.
     *
     * @param config as it came in, references not resolved
     * @param since by the clock
     */
    record Request(String name, Map<String, String> config, long since) {}

    /** @return to be run once the request is answered, however it ends */
    Runnable enter(String name, Map<String, String> config) {
        requests.values().removeIf(this::isOver);
        long number = numbers.incrementAndGet();
        requests.put(number, new Request(name, config, clock.getAsLong()));
        return () -> requests.remove(number);
    }

    /**
     * Those that came earlier, of connectors of other names: only these count, or two would reject each other.
     *
     * @param config the very object that was entered; one that was not entered comes after all
     */
    List<Request> before(String name, Map<String, String> config) {
        return requests.values().stream()
                .takeWhile(request -> request.config() != config)
                .filter(request -> !request.name().equals(name) && !isOver(request))
                .toList();
    }

    private boolean isOver(Request request) {
        return clock.getAsLong() - request.since() > LIMIT;
    }
}
