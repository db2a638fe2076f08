package io.connectfargate.connectors.jdbc.types;

import java.util.Arrays;

/** What dates with a time, and times of day, become. Databases keep microseconds; Connect's own types keep milliseconds. */
public enum TimestampMapping {
    /** Text, {@code 2026-11-30T20:15:30.123456} or, of a moment, {@code 2026-11-30T20:15:30.123456Z}. */
    ISO8601,
    /** Microseconds since 1970 or, of a time of day, since midnight. */
    MICROSECONDS,
    /** Connect's types Timestamp and Time, which drop microseconds. */
    CONNECT;

    /** As users write them. */
    public static String[] names() {
        return Arrays.stream(values()).map(TimestampMapping::toString).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
