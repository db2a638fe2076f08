package io.connectfargate.migration.parity;

/**
 * How much is compared.
 *
 * @param records of each partition, if only some are
 */
public record Level(Kind kind, int records) {
    /** How records are chosen. */
    public enum Kind {
        /** None: offsets only. */
        COUNTS,
        /** Some stretches. */
        SAMPLE,
        /** Every one. */
        FULL
    }

    /** Every record. */
    public static final Level FULL = new Level(Kind.FULL, 0);

    /** Offsets only. */
    public static final Level COUNTS = new Level(Kind.COUNTS, 0);

    /** Some stretches of each partition, of so many records together. */
    public static Level sample(int records) {
        return new Level(Kind.SAMPLE, records);
    }
}
