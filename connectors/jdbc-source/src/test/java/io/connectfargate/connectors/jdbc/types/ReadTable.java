package io.connectfargate.connectors.jdbc.types;

import io.connectfargate.connectors.jdbc.RunningTask;
import io.connectfargate.connectors.jdbc.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** The rows of a table, read in mode bulk, as text that shows types: a column's type, then its values. */
final class ReadTable {
    private ReadTable() {}

    static List<String> read(TestDatabase database, String table, int rows, String mapping)
            throws InterruptedException {
        try (RunningTask task = RunningTask.start(database.properties(
                "table.whitelist",
                table,
                "mode",
                "bulk",
                "batch.max.rows",
                "100",
                "timestamp.mapping",
                mapping,
                "poll.interval.ms",
                "600000"))) {
            List<Struct> read = task.take(rows).stream()
                    .map(record -> (Struct) record.value())
                    .toList();
            List<String> text = new ArrayList<>();
            for (Field field : read.get(0).schema().fields()) {
                List<String> values =
                        read.stream().map(row -> value(row.get(field))).toList();
                text.add(field.name() + ": " + type(field.schema()) + " " + String.join(" ", values));
            }
            return text;
        }
    }

    private static String type(Schema schema) {
        String logical = schema.name() == null ? "" : schema.name().replaceFirst(".*\\.", "") + schema.parameters();
        String name = logical.isEmpty() ? schema.type().toString() : logical.replaceFirst("null$", "");
        return schema.isOptional() ? name + "?" : name;
    }

    private static String value(Object value) {
        if (value instanceof byte[] bytes) {
            StringBuilder text = new StringBuilder("0x");
            for (byte one : bytes) {
                text.append(String.format("%02x", one));
            }
            return text.toString();
        }
        return value instanceof java.util.Date date ? date.toInstant().toString() : String.valueOf(value);
    }
}
