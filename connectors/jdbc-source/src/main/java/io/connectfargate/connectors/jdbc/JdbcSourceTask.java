package io.connectfargate.connectors.jdbc;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.database.Database;
import io.connectfargate.connectors.jdbc.database.Table;
import io.connectfargate.connectors.jdbc.database.Tables;
import io.connectfargate.connectors.jdbc.reading.Offsets;
import io.connectfargate.connectors.jdbc.reading.TableReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads its tables in turn over one connection, which it opens again when it is lost. */
public final class JdbcSourceTask extends SourceTask {
    private static final Logger log = LoggerFactory.getLogger(JdbcSourceTask.class);
    /** Connect stops a task between two polls, so none may take long. */
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);

    private JdbcSourceConfig config;
    private Database database;
    private Attempts attempts;
    private Connection connection;
    private List<TableReader> readers = List.of();

    @Override
    public String version() {
        return Version.get();
    }

    /** Opens no connection: the database may be unavailable at the moment. */
    @Override
    public void start(Map<String, String> properties) {
        config = new JdbcSourceConfig(properties);
        database = new Database(config);
        attempts = new Attempts(config, database);
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        long wait = nanosUntilDue();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(wait, LONGEST_WAIT));
            return null;
        }
        if (connection == null && !connect()) {
            return null;
        }
        return read(nextReader());
    }

    private long nanosUntilDue() {
        long attempt = attempts.nanosUntilNext();
        return readers.isEmpty() || attempt > 0 ? attempt : nextReader().nanosUntilDue();
    }

    /** The one whose statement is open, else the one that has waited longest. */
    private TableReader nextReader() {
        return readers.stream()
                .filter(TableReader::isReading)
                .findFirst()
                .orElseGet(() -> readers.stream()
                        .min(Comparator.comparingLong(TableReader::dueAt))
                        .orElseThrow());
    }

    private boolean connect() {
        try {
            connection = database.open();
            if (readers.isEmpty()) {
                readers = readers(new Tables(database.dialect(), connection).all(config.tables(), config.query()));
                connection.commit();
            }
            log.info(
                    "Reading {} from {}.",
                    readers.stream().map(reader -> reader.table().id()).toList(),
                    database.dialect().product());
            return true;
        } catch (SQLException e) {
            disconnect();
            attempts.failed("Could not log in to", e);
            return false;
        }
    }

    private List<TableReader> readers(List<Table> tables) {
        List<TableReader> found = new ArrayList<>();
        for (Table table : tables) {
            Map<String, Object> stored = context.offsetStorageReader().offset(Offsets.partition(table));
            found.add(new TableReader(config, database.dialect(), table, stored));
        }
        return found;
    }

    private List<SourceRecord> read(TableReader reader) {
        try {
            List<SourceRecord> records = reader.poll(connection);
            attempts.succeeded();
            return records.isEmpty() ? null : records;
        } catch (SQLException e) {
            disconnect();
            attempts.failed("Could not read " + reader.table().id() + " of", e);
            return null;
        }
    }

    private void disconnect() {
        readers.forEach(TableReader::forget);
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("The connection is lost already.", e);
            }
            connection = null;
        }
    }

    @Override
    public void stop() {
        disconnect();
    }
}
