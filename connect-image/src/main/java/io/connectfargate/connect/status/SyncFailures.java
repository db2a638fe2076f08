package io.connectfargate.connect.status;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Offset syncs that the source tasks of this worker could not write, from their producers' own counts. Not thread-safe. */
final class SyncFailures {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String PRODUCERS = "kafka.producer:type=producer-metrics,client-id=*";
    private static final Pattern OFFSET_SYNCS =
            Pattern.compile("\"?.*\\|(?<connector>.+)-\\d+\\|offset-syncs-(source|target)-producer\"?");

    private final Map<String, Count> producers = new HashMap<>();

    private record Count(double total, Instant since, Instant last) {}

    /** By connector, since when some failed within ten minutes. */
    Map<String, Instant> now(Instant now) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, Double> totals = new HashMap<>();
        try {
            Set<ObjectName> names = server.queryNames(new ObjectName(PRODUCERS), null);
            for (ObjectName name : names) {
                String client = name.getKeyProperty("client-id");
                if (OFFSET_SYNCS.matcher(client).matches()) {
                    totals.put(client, ((Number) server.getAttribute(name, "record-error-total")).doubleValue());
                }
            }
        } catch (JMException | ClassCastException e) {
            // A producer that has just been closed: the next look has the others.
            return failing(now);
        }
        look(totals, now);
        return failing(now);
    }

    void look(Map<String, Double> totals, Instant now) {
        producers.keySet().retainAll(totals.keySet());
        totals.forEach((client, total) -> {
            Count before = producers.get(client);
            double known = before == null ? 0 : before.total();
            Instant last = total > known ? now : before == null ? null : before.last();
            Instant since = last == null ? null : isOld(before, now) ? last : before.since();
            producers.put(client, new Count(total, since, last));
        });
    }

    private static boolean isOld(Count before, Instant now) {
        return before == null
                || before.last() == null
                || before.last().plus(WINDOW).isBefore(now);
    }

    Map<String, Instant> failing(Instant now) {
        Map<String, Instant> failing = new TreeMap<>();
        producers.forEach((client, count) -> {
            Matcher matcher = OFFSET_SYNCS.matcher(client);
            if (matcher.matches()
                    && count.last() != null
                    && !count.last().plus(WINDOW).isBefore(now)) {
                failing.merge(
                        matcher.group("connector"), count.since(), (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        return failing;
    }
}
