package io.connectfargate.connectors.jdbc;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.database.Database;
import io.connectfargate.connectors.jdbc.database.SqlStates;
import java.sql.SQLException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an error of the database: another attempt after a pause, or the end of the task. */
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final JdbcSourceConfig config;
    private final Database database;
    private int failed;
    private long next = System.nanoTime();

    Attempts(JdbcSourceConfig config, Database database) {
        this.config = config;
        this.database = database;
    }

    /** How long until the next one, in nanoseconds. */
    long nanosUntilNext() {
        return failed == 0 ? 0 : Math.max(0, next - System.nanoTime());
    }

    void succeeded() {
        failed = 0;
    }

    /**
     * Notes an error.
     *
     * @param what could not be done, such as "Could not read public.orders of"
     * @throws ConnectException if another attempt cannot help, or there were enough; without the driver's exception, which may repeat
     *     secrets of the URL
     */
    void failed(String what, SQLException e) {
        String sentence = what + " " + database.sentence(e) + ".";
        failed++;
        if (!SqlStates.isTransient(e)) {
            throw new ConnectException(sentence);
        }
        if (failed >= config.attempts()) {
            throw new ConnectException(sentence + " This was attempt " + failed + " of " + config.attempts() + ".");
        }
        log.warn(
                "{} Attempt {} of {} follows in {} ms.",
                sentence,
                failed + 1,
                config.attempts(),
                config.backoff().toMillis());
        next = System.nanoTime() + config.backoff().toNanos();
    }
}
