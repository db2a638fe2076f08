package io.connectfargate.connectors.jdbc.reading;

import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.MariaDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbTimestampIT implements TimestampCases {
    private static MariaDbServer server;

    @BeforeAll
    static void startServer() {
        server = MariaDbServer.start();
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
        return MariaDbServer.DATABASE + "." + table;
    }

    @Override
    public String moment(int digits) {
        return "timestamp(" + digits + ")";
    }
}
