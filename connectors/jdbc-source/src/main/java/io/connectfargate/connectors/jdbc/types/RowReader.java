package io.connectfargate.connectors.jdbc.types;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Makes a struct of each row of a result. */
public final class RowReader {
    private final List<ValueReader> readers = new ArrayList<>();
    private final Schema schema;
    private final Schema keySchema;

    /**
     * For the rows of one result.
     *
     * @param name of the schema
     * @param key names of the columns that identify a row; none for records without a key
     */
    public RowReader(String name, List<Column> columns, List<String> key, TimestampMapping mapping) {
        SchemaBuilder row = SchemaBuilder.struct().name(name);
        for (Column column : columns) {
            ValueReader reader = new ValueReader(column, mapping);
            SchemaBuilder type = reader.schema();
            row.field(column.name(), column.nullable() ? type.optional().build() : type.build());
            readers.add(reader);
        }
        schema = row.build();
        keySchema = key.isEmpty() ? null : keySchema(name, key);
    }

    private Schema keySchema(String name, List<String> key) {
        SchemaBuilder identity = SchemaBuilder.struct().name(name + "_key");
        key.forEach(column -> identity.field(column, schema.field(column).schema()));
        return identity.build();
    }

    /** The schema of rows. */
    public Schema schema() {
        return schema;
    }

    /** The schema of keys, or null. */
    public Schema keySchema() {
        return keySchema;
    }

    /** The current row. */
    public Struct row(ResultSet result) throws SQLException {
        Struct row = new Struct(schema);
        for (Field field : schema.fields()) {
            row.put(field, readers.get(field.index()).read(result, field.index() + 1));
        }
        return row;
    }

    /** The key of a row, or null. */
    public Struct key(Struct row) {
        if (keySchema == null) {
            return null;
        }
        Struct key = new Struct(keySchema);
        keySchema.fields().forEach(field -> key.put(field, row.get(field.name())));
        return key;
    }
}
