package io.connectfargate.migration.rest;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Kafka Connect. */
public record ConnectVersion(int major, int minor) implements Comparable<ConnectVersion> {
    /** Stops connectors, and shows their offsets (KIP-875). */
    public static final ConnectVersion STOPS = new ConnectVersion(3, 5);

    /** Changes the offsets of stopped connectors (KIP-875). */
    public static final ConnectVersion CHANGES_OFFSETS = new ConnectVersion(3, 6);

    /** Creates connectors that are stopped (KIP-980). */
    public static final ConnectVersion CREATES_STOPPED = new ConnectVersion(3, 7);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})([.-].*)?");
    private static final Pattern CONFLUENT = Pattern.compile(".*-(ccs|ce)\\b.*");
    /** Confluent Platform 7.4 is Kafka 3.4, and 8.0 is 4.0; those before 7 are Kafka 2. */
    private static final int CONFLUENT_AHEAD = 4;

    private static final int KAFKA_2 = 2;

    /**
     * Of a worker.
     *
     * @param text as it reports it: {@code 3.4.1}, or {@code 7.4.1-ccs} by Confluent
     * @return empty for what is no version
     */
    static Optional<ConnectVersion> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        boolean confluent = CONFLUENT.matcher(text).matches();
        return Optional.of(new ConnectVersion(confluent ? Math.max(KAFKA_2, major - CONFLUENT_AHEAD) : major, minor));
    }

    @Override
    public int compareTo(ConnectVersion other) {
        return Comparator.comparingInt(ConnectVersion::major)
                .thenComparingInt(ConnectVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
