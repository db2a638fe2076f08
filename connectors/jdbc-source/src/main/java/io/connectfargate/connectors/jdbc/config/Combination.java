package io.connectfargate.connectors.jdbc.config;

/** Whether the keys fit each other. */
public final class Combination {
    private final JdbcSourceConfig config;
    private final Problems problems;

    private Combination(JdbcSourceConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    /** Adds what does not fit. */
    public static void check(JdbcSourceConfig config, Problems problems) {
        Combination combination = new Combination(config, problems);
        combination.checkWhatIsRead();
        combination.checkColumns();
    }

    private void checkWhatIsRead() {
        if (config.tables().isEmpty() && config.query().isEmpty()) {
            problems.add(
                    JdbcSourceConfig.TABLE_WHITELIST,
                    "table.whitelist is missing: name the tables to read, or set query.");
        }
        if (!config.tables().isEmpty() && !config.query().isEmpty()) {
            problems.add(JdbcSourceConfig.QUERY, "query and table.whitelist exclude each other: remove one of them.");
        }
    }

    private void checkColumns() {
        Mode mode = config.mode();
        if (mode.hasIncrementing() && config.incrementingColumn().isBlank()) {
            problems.add(
                    JdbcSourceConfig.INCREMENTING_COLUMN_NAME,
                    "incrementing.column.name is missing: mode " + mode + " needs the column that numbers the rows.");
        }
        if (mode.hasTimestamp() && config.timestampColumn().isBlank()) {
            problems.add(
                    JdbcSourceConfig.TIMESTAMP_COLUMN_NAME,
                    "timestamp.column.name is missing: mode " + mode
                            + " needs the column with the time of the last change.");
        }
        if (config.timestampColumn().contains(",")) {
            problems.add(
                    JdbcSourceConfig.TIMESTAMP_COLUMN_NAME,
                    "timestamp.column.name names several columns; expected: one. A query can have COALESCE(a, b) AS changed_at.");
        }
        if (mode == Mode.TIMESTAMP
                && !config.query().isEmpty()
                && config.keyColumns().isEmpty()) {
            problems.add(
                    JdbcSourceConfig.KEY_COLUMNS,
                    "key.columns is missing: with query and mode timestamp it names the columns that identify a row,"
                            + " or rows of equal time could be lost.");
        }
    }
}
