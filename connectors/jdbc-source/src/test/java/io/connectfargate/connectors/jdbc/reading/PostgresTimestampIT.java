package io.connectfargate.connectors.jdbc.reading;

import static io.connectfargate.connectors.jdbc.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.jdbc.RunningTask;
import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresTimestampIT implements TimestampCases {
    private static PostgresServer server;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    public TestDatabase database() {
        return TestDatabase.of(server);
    }

    @Override
    public String id(String table) {
        return "public." + table;
    }

    @Override
    public String moment(int digits) {
        return "timestamptz(" + digits + ")";
    }

    /** Written by clients in Seoul, nine hours ahead: with the default zone the rows would come nine hours late. */
    @Test
    void comparesLocalTimesInTheirOwnZone() throws Exception {
        database()
                .execute(
                        "create table seoul (id int primary key, changed_at timestamp not null)",
                        "insert into seoul values (1, now() at time zone 'Asia/Seoul')");
        Map<String, String> properties = database()
                .properties("table.whitelist", "seoul", "mode", "timestamp", "timestamp.column.name", "changed_at");
        try (RunningTask utc = RunningTask.start(properties)) {
            assertThat(utc.drain()).isEmpty();
        }
        properties.put("db.timezone", "Asia/Seoul");

        try (RunningTask seoul = RunningTask.start(properties)) {
            assertThat(values(seoul.take(1), "id")).containsExactly(1);
        }
    }
}
