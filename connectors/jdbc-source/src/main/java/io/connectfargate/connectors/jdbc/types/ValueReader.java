package io.connectfargate.connectors.jdbc.types;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/** Reads the values of one column. */
final class ValueReader {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Column column;
    private final TimestampMapping mapping;

    ValueReader(Column column, TimestampMapping mapping) {
        this.column = column;
        this.mapping = mapping;
    }

    /** The column's type in Connect, still without nullability. */
    SchemaBuilder schema() {
        return switch (column.kind()) {
            case BOOLEAN -> SchemaBuilder.bool();
            case INT8 -> SchemaBuilder.int8();
            case INT16 -> SchemaBuilder.int16();
            case INT32 -> SchemaBuilder.int32();
            case INT64 -> SchemaBuilder.int64();
            case FLOAT32 -> SchemaBuilder.float32();
            case FLOAT64 -> SchemaBuilder.float64();
            case BYTES -> SchemaBuilder.bytes();
            default -> logical();
        };
    }

    private SchemaBuilder logical() {
        return switch (column.kind()) {
            case DECIMAL -> Decimal.builder(column.scale());
            case DATE -> org.apache.kafka.connect.data.Date.builder();
            case TIME -> timed(Time.builder());
            case LOCAL_TIMESTAMP, INSTANT -> timed(Timestamp.builder());
            default -> SchemaBuilder.string();
        };
    }

    private SchemaBuilder timed(SchemaBuilder connect) {
        return switch (mapping) {
            case ISO8601 -> SchemaBuilder.string();
            case MICROSECONDS -> SchemaBuilder.int64();
            case CONNECT -> connect;
        };
    }

    /**
     * The value in the current row.
     *
     * @param index of the column, from 1
     * @return null if it is missing
     * @throws DataException naming the column, if its type in Connect cannot hold the value
     */
    Object read(ResultSet row, int index) throws SQLException {
        Object value = column.kind() == ColumnKind.BYTES ? row.getBytes(index) : number(row, index);
        return row.wasNull() ? null : value;
    }

    private Object number(ResultSet row, int index) throws SQLException {
        return switch (column.kind()) {
            case BOOLEAN -> row.getBoolean(index);
            case INT8 -> row.getByte(index);
            case INT16 -> row.getShort(index);
            case INT32 -> row.getInt(index);
            case INT64 -> row.getLong(index);
            case FLOAT32 -> row.getFloat(index);
            case FLOAT64 -> row.getDouble(index);
            default -> text(row.getString(index));
        };
    }

    private Object text(String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (column.kind()) {
                case DECIMAL -> new BigDecimal(text).setScale(column.scale());
                case DATE -> date(LocalDate.parse(text));
                case TIME -> mapping == TimestampMapping.ISO8601 ? text : time(LocalTime.parse(text));
                case LOCAL_TIMESTAMP, INSTANT -> timestamp(text);
                default -> text;
            };
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw unfit(text);
        }
    }

    private Object timestamp(String text) {
        if (mapping == TimestampMapping.ISO8601) {
            return TimeText.of(column.kind(), text);
        }
        var time = TimeText.parse(text).orElseThrow(() -> unfit(text));
        long micros = Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
                time.get(ChronoField.MICRO_OF_SECOND));
        return mapping == TimestampMapping.MICROSECONDS
                ? (Object) micros
                : new Date(Math.floorDiv(micros, ChronoUnit.MILLIS.getDuration().toNanos() / 1000));
    }

    private Object time(LocalTime time) {
        return mapping == TimestampMapping.MICROSECONDS
                ? (Object) time.getLong(ChronoField.MICRO_OF_DAY)
                : new Date(time.getLong(ChronoField.MILLI_OF_DAY));
    }

    private static Date date(LocalDate date) {
        return new Date(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    private DataException unfit(String text) {
        return new DataException("The column " + column.name() + " holds " + text
                + ", which no value of Connect can express as " + column.kind()
                + ". Read it as text, with a cast in query.");
    }
}
