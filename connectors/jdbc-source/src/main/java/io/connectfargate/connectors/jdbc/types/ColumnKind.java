package io.connectfargate.connectors.jdbc.types;

/** What a column holds, whichever database it is in. */
public enum ColumnKind {
    BOOLEAN,
    INT8,
    INT16,
    INT32,
    INT64,
    FLOAT32,
    FLOAT64,
    /** A number with a fixed number of digits after the point. */
    DECIMAL,
    /** Text, and everything that has no type of Connect, in the database's own notation. */
    TEXT,
    BYTES,
    DATE,
    TIME,
    /** Date and time without a time zone. */
    LOCAL_TIMESTAMP,
    /** A moment: the database keeps it in UTC. */
    INSTANT;

    /** Whether values of this kind can number rows. */
    public boolean isWholeNumber() {
        return this == INT8 || this == INT16 || this == INT32 || this == INT64;
    }

    /** Whether values of this kind say when a row was changed. */
    public boolean isTimestamp() {
        return this == LOCAL_TIMESTAMP || this == INSTANT;
    }
}
