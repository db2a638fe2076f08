package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.config.Mode;
import io.connectfargate.connectors.jdbc.database.Table;
import io.connectfargate.connectors.jdbc.types.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;

/** The source offsets that Connect stores, and what of them a user may alter (KIP-875). */
public final class Offsets {
    private static final String TABLE = "table";

    private Offsets() {}

    /** The source partition of a table. */
    public static Map<String, String> partition(Table table) {
        return Map.of(TABLE, table.id());
    }

    /**
     * The stored place, or null if nothing was stored.
     *
     * @throws ConnectException with a sentence, if the offset was stored in another mode: reading from the start would repeat rows
     */
    static List<String> place(Table table, Cursor cursor, Map<String, Object> stored) {
        if (stored == null || !cursor.isOrdered()) {
            return null;
        }
        if (!stored.keySet().equals(cursor.columns().keySet())) {
            throw new ConnectException("The stored offset of " + table.id() + " has " + new TreeSet<>(stored.keySet())
                    + ", but the configuration needs "
                    + new TreeSet<>(cursor.columns().keySet())
                    + ": mode or columns have changed. Stop the connector, and reset or alter its offsets"
                    + " (DELETE or PATCH /connectors/NAME/offsets).");
        }
        return cursor.place(stored);
    }

    /**
     * Checks what a user wants to store. A removed offset, a null, is always possible.
     *
     * @throws ConnectException with everything that is wrong
     */
    public static void check(JdbcSourceConfig config, Map<Map<String, ?>, Map<String, ?>> altered) {
        List<String> problems = new ArrayList<>();
        altered.forEach((partition, offset) -> {
            if (offset != null) {
                checkPartition(config, partition, problems);
                checkOffset(config, offset, problems);
            }
        });
        if (!problems.isEmpty()) {
            throw new ConnectException(String.join(" ", problems));
        }
    }

    private static void checkPartition(JdbcSourceConfig config, Map<String, ?> partition, List<String> problems) {
        Object table = partition == null || partition.size() != 1 ? null : partition.get(TABLE);
        if (!(table instanceof String id)) {
            problems.add("The partition is " + partition
                    + "; expected: {\"table\": \"SCHEMA.TABLE\"}, or {\"table\": \"query\"}.");
            return;
        }
        boolean known = config.query().isEmpty()
                ? config.tables().stream().anyMatch(name -> id.equals(name) || id.endsWith("." + name))
                : id.equals(Table.QUERY);
        if (!known || config.query().isEmpty() && !id.contains(".")) {
            problems.add("The partition names the table " + id + ", which this connector does not read; expected: "
                    + (config.query().isEmpty() ? "SCHEMA.TABLE of " + config.tables() : Table.QUERY) + ".");
        }
    }

    private static void checkOffset(JdbcSourceConfig config, Map<String, ?> offset, List<String> problems) {
        Mode mode = config.mode();
        if (mode == Mode.BULK) {
            problems.add("Mode bulk has no offsets; they can only be removed.");
            return;
        }
        TreeSet<String> keys = new TreeSet<>(offset.keySet());
        keys.removeIf(key -> mode == Mode.TIMESTAMP && key.startsWith(Cursor.KEY));
        TreeSet<String> expected = new TreeSet<>();
        if (mode.hasTimestamp()) {
            expected.add(Cursor.TIMESTAMP);
        }
        if (mode.hasIncrementing()) {
            expected.add(Cursor.INCREMENTING);
        }
        boolean key = mode != Mode.TIMESTAMP || offset.size() > keys.size();
        if (!keys.equals(expected) || !key) {
            problems.add("The offset is " + offset + "; expected: " + String.join(" and ", expected)
                    + (mode == Mode.TIMESTAMP ? ", and key.COLUMN for each column that identifies a row." : "."));
        }
        checkValues(offset, problems);
    }

    private static void checkValues(Map<String, ?> offset, List<String> problems) {
        Object number = offset.get(Cursor.INCREMENTING);
        if (number != null && !number.toString().matches("-?\\d+")) {
            problems.add("The offset's incrementing is " + number + "; expected: a whole number.");
        }
        Object time = offset.get(Cursor.TIMESTAMP);
        if (time != null && TimeText.parse(time.toString()).isEmpty()) {
            problems.add(
                    "The offset's timestamp is " + time + "; expected: a time such as 2026-11-30T20:15:30.123456.");
        }
        offset.forEach((name, value) -> {
            if (value == null) {
                problems.add("The offset's " + name + " is missing.");
            }
        });
    }
}
