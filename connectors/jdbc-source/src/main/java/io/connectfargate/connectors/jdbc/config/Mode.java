package io.connectfargate.connectors.jdbc.config;

import java.util.Arrays;

/** How new rows are found. */
public enum Mode {
    BULK("bulk", false, false),
    INCREMENTING("incrementing", false, true),
    TIMESTAMP("timestamp", true, false),
    TIMESTAMP_INCREMENTING("timestamp+incrementing", true, true);

    private final String text;
    private final boolean timestamp;
    private final boolean incrementing;

    Mode(String text, boolean timestamp, boolean incrementing) {
        this.text = text;
        this.timestamp = timestamp;
        this.incrementing = incrementing;
    }

    /** Of what a user has written. */
    public static Mode of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** As users write them. */
    public static String[] names() {
        return Arrays.stream(values()).map(Mode::toString).toArray(String[]::new);
    }

    /** Whether it reads {@code timestamp.column.name}. */
    public boolean hasTimestamp() {
        return timestamp;
    }

    /** Whether it reads {@code incrementing.column.name}. */
    public boolean hasIncrementing() {
        return incrementing;
    }

    @Override
    public String toString() {
        return text;
    }
}
