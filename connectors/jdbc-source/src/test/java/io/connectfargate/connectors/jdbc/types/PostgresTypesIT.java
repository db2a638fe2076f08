package io.connectfargate.connectors.jdbc.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No type of PostgreSQL loses anything. */
class PostgresTypesIT {
    private static PostgresServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
        database = TestDatabase.of(server);
        database.execute("create type mood as enum ('좋음', 'bad')", """
                create table all_types (
                  flag boolean not null, small smallint, whole integer, big bigint, real4 real, real8 double precision,
                  price numeric(20, 5), whole_number numeric(30, 0), any_number numeric, cash money,
                  name text, fixed char(3), mood mood, id uuid, doc jsonb, list integer[], bits bit(3), span interval, data bytea,
                  day date, time_of_day time, local_time timestamp, moment timestamptz, seconds timestamptz(0))""", """
                insert into all_types values (
                  true, -32768, -2147483648, -9223372036854775808, 0.1, 0.1,
                  123456789012345.12345, 123456789012345678901234567890, 100000000000000000000.123456789, 12.34,
                  '한국어', 'a', '좋음', '6f1cbd1e-95a0-4b2b-8b3f-9a4f5f0f3c11', '{"a": 1}', '{1,2}', '101', '1 day 02:03:04', '\\x00ff',
                  '2026-11-30', '23:59:59.123456', '2026-11-30 20:15:30.123456', '2026-11-30 20:15:30.123456+09', '2026-11-30 20:15:30+00')""", """
                insert into all_types (flag) values (false)""");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void keepsEveryDigitAndCharacter() throws Exception {
        assertThat(ReadTable.read(database, "all_types", 2, "iso8601"))
                .containsExactly(
                        "flag: BOOLEAN true false",
                        "small: INT16? -32768 null",
                        "whole: INT32? -2147483648 null",
                        "big: INT64? -9223372036854775808 null",
                        "real4: FLOAT32? 0.1 null",
                        "real8: FLOAT64? 0.1 null",
                        "price: Decimal{scale=5}? 123456789012345.12345 null",
                        "whole_number: Decimal{scale=0}? 123456789012345678901234567890 null",
                        "any_number: STRING? 100000000000000000000.123456789 null",
                        "cash: STRING? $12.34 null",
                        "name: STRING? 한국어 null",
                        "fixed: STRING? a   null",
                        "mood: STRING? 좋음 null",
                        "id: STRING? 6f1cbd1e-95a0-4b2b-8b3f-9a4f5f0f3c11 null",
                        "doc: STRING? {\"a\": 1} null",
                        "list: STRING? {1,2} null",
                        "bits: STRING? 101 null",
                        "span: STRING? 1 day 02:03:04 null",
                        "data: BYTES? 0x00ff null",
                        "day: Date? 2026-11-30T00:00:00Z null",
                        "time_of_day: STRING? 23:59:59.123456 null",
                        "local_time: STRING? 2026-11-30T20:15:30.123456 null",
                        "moment: STRING? 2026-11-30T11:15:30.123456Z null",
                        "seconds: STRING? 2026-11-30T20:15:30Z null");
    }

    @Test
    void givesTimesAsMicrosecondsOrInConnectsTypes() throws Exception {
        assertThat(ReadTable.read(database, "all_types", 2, "microseconds"))
                .contains(
                        "time_of_day: INT64? 86399123456 null",
                        "local_time: INT64? 1796069730123456 null",
                        "moment: INT64? 1796037330123456 null");
        assertThat(ReadTable.read(database, "all_types", 2, "connect"))
                .contains(
                        "time_of_day: Time? 1970-01-01T23:59:59.123Z null",
                        "local_time: Timestamp? 2026-11-30T20:15:30.123Z null",
                        "moment: Timestamp? 2026-11-30T11:15:30.123Z null");
    }

    @Test
    void namesAValueThatNoTypeOfConnectCanHold() throws Exception {
        database.execute(
                "create table odd (id int, at timestamp, day date)", "insert into odd values (1, 'infinity', null)");
        assertThat(ReadTable.read(database, "odd", 1, "iso8601")).contains("at: STRING? infinity");
        assertThatThrownBy(() -> ReadTable.read(database, "odd", 1, "microseconds"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("The column at holds infinity");
        database.execute("update odd set day = '-infinity'");
        assertThatThrownBy(() -> ReadTable.read(database, "odd", 1, "iso8601"))
                .hasMessageContaining("The column day holds -infinity");
    }
}
