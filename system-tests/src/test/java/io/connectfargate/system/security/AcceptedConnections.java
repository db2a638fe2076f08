package io.connectfargate.system.security;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * New connections on a listener, as a broker's acceptor has logged them.
 *
 * @param times of each, in order
 */
record AcceptedConnections(List<LocalDateTime> times) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

    /** @param log of a broker with {@code BROKER_ACCEPTOR_LOG_LEVEL=debug} */
    static AcceptedConnections of(String log, int port) {
        return new AcceptedConnections(
                Pattern.compile("(?m)^\\[(\\S+ \\S+)] DEBUG Accepted connection from \\S+ on \\S*:" + port + " ")
                        .matcher(log)
                        .results()
                        .map(match -> LocalDateTime.parse(match.group(1), TIME))
                        .toList());
    }

    /** Those of them that came after so many. */
    AcceptedConnections skip(int count) {
        return new AcceptedConnections(times.subList(count, times.size()));
    }

    int count() {
        return times.size();
    }

    /** The most within any second. */
    long peak() {
        return times.stream().mapToLong(this::within).max().orElse(0);
    }

    /** From the first to the last. */
    Duration duration() {
        return times.isEmpty() ? Duration.ZERO : Duration.between(times.get(0), times.get(times.size() - 1));
    }

    private long within(LocalDateTime begin) {
        LocalDateTime end = begin.plusSeconds(1);
        return times.stream()
                .filter(time -> !time.isBefore(begin) && time.isBefore(end))
                .count();
    }
}
