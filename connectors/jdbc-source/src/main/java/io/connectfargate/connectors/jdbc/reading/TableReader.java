package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.database.Dialect;
import io.connectfargate.connectors.jdbc.database.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads one table again and again. Its place survives a lost connection. Not thread-safe. */
public final class TableReader {
    private static final Map<String, Object> BULK = Map.of("mode", "bulk");

    private final JdbcSourceConfig config;
    private final Dialect dialect;
    private final Table table;
    private final Cursor cursor;
    private List<String> place;
    private Pass pass;
    private long nextPass = System.nanoTime();

    /** @param stored the table's stored offset, or null */
    public TableReader(JdbcSourceConfig config, Dialect dialect, Table table, Map<String, Object> stored) {
        this.config = config;
        this.dialect = dialect;
        this.table = table;
        cursor = Cursor.of(config, table);
        place = Offsets.place(table, cursor, stored);
    }

    /** How long until there is something to do, in nanoseconds. */
    public long nanosUntilDue() {
        return pass == null ? Math.max(0, nextPass - System.nanoTime()) : 0;
    }

    /** When there is something to do, as {@link System#nanoTime()}: of two tables the earlier is first. */
    public long dueAt() {
        return nextPass;
    }

    /** Whether a statement is open, whose connection no other may use. */
    public boolean isReading() {
        return pass != null;
    }

    /** What is read. */
    public Table table() {
        return table;
    }

    /**
     * The next batch, which may be empty. After an exception the same rows are read again.
     *
     * @param connection the same as long as this is reading
     */
    public List<SourceRecord> poll(Connection connection) throws SQLException {
        if (pass == null) {
            pass = Pass.start(connection, dialect, config, table, place);
        }
        List<SourceRecord> records = new ArrayList<>();
        List<String> last = place;
        boolean more = true;
        while (more && records.size() < config.batchRows()) {
            more = pass.next();
            if (more) {
                last = cursor.isOrdered() ? pass.place() : null;
                records.add(record(pass.row(), last));
            }
        }
        if (!more) {
            end();
        }
        place = last;
        return records;
    }

    /** Forgets a statement whose connection is lost. */
    public void forget() {
        pass = null;
    }

    private void end() throws SQLException {
        boolean cut = cursor.isOrdered() && pass.isCut();
        pass.close();
        pass = null;
        nextPass = System.nanoTime() + (cut ? 0 : config.pollInterval().toNanos());
    }

    private SourceRecord record(Struct row, List<String> at) {
        return new SourceRecord(
                Offsets.partition(table),
                cursor.isOrdered() ? cursor.offset(at) : BULK,
                table.topic(config.topicPrefix()),
                null,
                pass.reader().keySchema(),
                pass.reader().key(row),
                pass.reader().schema(),
                row);
    }
}
