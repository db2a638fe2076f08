package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import io.connectfargate.connectors.jdbc.database.Dialect;
import io.connectfargate.connectors.jdbc.types.Column;
import io.connectfargate.connectors.jdbc.types.ColumnKind;
import io.connectfargate.connectors.jdbc.types.TimeText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The time before which rows are read, by the database's own clock. */
final class Bound {
    private static final int NANO_DIGITS = 9;

    private Bound() {}

    /** As text for the column of the time. */
    static String of(Connection connection, Dialect dialect, JdbcSourceConfig config, Column column)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet now = statement.executeQuery(dialect.presentTime())) {
            now.next();
            LocalDateTime utc = TimeText.parse(now.getString(1)).orElseThrow().minus(config.timestampDelay());
            return text(utc, config, column);
        }
    }

    /**
     * Cut to the column's own digits. In a column of whole seconds a row of this second may still be followed by one of the same second,
     * with a smaller key; once the second is over, it is not.
     */
    private static String text(LocalDateTime utc, JdbcSourceConfig config, Column column) {
        boolean moment = column.kind() == ColumnKind.INSTANT;
        LocalDateTime time = moment
                ? utc
                : utc.atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(config.timezone())
                        .toLocalDateTime();
        int unit = (int) Math.pow(10, NANO_DIGITS - Math.max(0, Math.min(column.scale(), 6)));
        return TimeText.of(
                column.kind(), time.withNano(time.getNano() / unit * unit).toString());
    }
}
