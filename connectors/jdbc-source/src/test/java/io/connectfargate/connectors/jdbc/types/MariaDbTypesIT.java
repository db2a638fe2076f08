package io.connectfargate.connectors.jdbc.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.RunningTask;
import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.MariaDbServer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No type of MariaDB loses anything. */
class MariaDbTypesIT {
    private static MariaDbServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        server = MariaDbServer.start();
        database = TestDatabase.of(server);
        database.execute("""
                create table all_types (
                  flag boolean not null, tiny tinyint unsigned, small smallint unsigned, medium mediumint unsigned, whole int unsigned,
                  big bigint, huge bigint unsigned, real4 float, real8 double, price decimal(20, 5),
                  name varchar(20), long_text longtext, kind enum('좋음', 'bad'), doc json, one_bit bit(1), bits bit(12), data varbinary(4),
                  large mediumblob, year_of year, day date, time_of_day time(6), local_time datetime(6), moment timestamp(6) null,
                  seconds datetime)""", "set time_zone = '+00:00'", """
                insert into all_types values (
                  2, 255, 65535, 16777215, 4294967295,
                  -9223372036854775808, 18446744073709551615, 0.1, 0.1, 123456789012345.12345,
                  '한국어', '긴 글', '좋음', '{"a": 1}', 1, b'101000000001', x'00ff',
                  x'00ff00', 2026, '2026-11-30', '-12:00:00.123456', '2026-11-30 20:15:30.123456', '2026-11-30 20:15:30.123456',
                  '2026-11-30 20:15:30')""", """
                insert into all_types (flag) values (0)""");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void keepsEveryDigitAndCharacter() throws Exception {
        assertThat(ReadTable.read(database, "all_types", 2, "iso8601"))
                .containsExactly(
                        "flag: INT8 2 0",
                        "tiny: INT16? 255 null",
                        "small: INT32? 65535 null",
                        "medium: INT64? 16777215 null",
                        "whole: INT64? 4294967295 null",
                        "big: INT64? -9223372036854775808 null",
                        "huge: Decimal{scale=0}? 18446744073709551615 null",
                        "real4: FLOAT32? 0.1 null",
                        "real8: FLOAT64? 0.1 null",
                        "price: Decimal{scale=5}? 123456789012345.12345 null",
                        "name: STRING? 한국어 null",
                        "long_text: STRING? 긴 글 null",
                        "kind: STRING? 좋음 null",
                        "doc: STRING? {\"a\": 1} null",
                        "one_bit: BOOLEAN? true null",
                        "bits: BYTES? 0x0a01 null",
                        "data: BYTES? 0x00ff null",
                        "large: BYTES? 0x00ff00 null",
                        "year_of: INT32? 2026 null",
                        "day: Date? 2026-11-30T00:00:00Z null",
                        "time_of_day: STRING? -12:00:00.123456 null",
                        "local_time: STRING? 2026-11-30T20:15:30.123456 null",
                        "moment: STRING? 2026-11-30T20:15:30.123456Z null",
                        "seconds: STRING? 2026-11-30T20:15:30 null");
    }

    /** As doubles the three large numbers would be equal, and as longs negative. */
    @Test
    void ordersUnsignedNumbersBeyondTheRangeOfLong() throws Exception {
        database.execute(
                "create table numbered (id bigint unsigned primary key)",
                "insert into numbered values (18446744073709551613), (18446744073709551614), (18446744073709551615), (7)");
        Map<String, String> properties = database.properties(
                "table.whitelist",
                "numbered",
                "mode",
                "incrementing",
                "incrementing.column.name",
                "id",
                "batch.max.rows",
                "1");
        List<SourceRecord> all;
        try (RunningTask task = RunningTask.start(properties)) {
            all = task.drain();
        }
        assertThat(all).hasSize(4);
        try (RunningTask next = RunningTask.start(
                properties, Map.of("shop.numbered", Map.of("incrementing", "18446744073709551613")))) {
            assertThat(RunningTask.values(next.drain(), "id"))
                    .extracting(Object::toString)
                    .containsExactly("18446744073709551614", "18446744073709551615");
        }
    }
}
