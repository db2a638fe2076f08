package io.connectfargate.connectors.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ServersIT {
    @Test
    void keepsKoreanTextOfPostgresAcrossARestart() throws SQLException {
        try (PostgresServer postgres = PostgresServer.start()) {
            execute(postgres.url(), PostgresServer.USER, PostgresServer.PASSWORD, "create table t (name varchar(9))");
            execute(postgres.url(), PostgresServer.USER, PostgresServer.PASSWORD, "insert into t values ('한국어')");
            postgres.stop();
            assertThatThrownBy(() -> name(postgres.url(), PostgresServer.USER, PostgresServer.PASSWORD))
                    .isInstanceOf(SQLException.class);

            postgres.restart();

            assertThat(name(postgres.url(), PostgresServer.USER, PostgresServer.PASSWORD))
                    .isEqualTo("한국어");
            assertThatThrownBy(() -> name(postgres.url(), PostgresServer.USER, "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsKoreanTextOfMariaDbAcrossARestart() throws SQLException {
        try (MariaDbServer mariadb = MariaDbServer.start()) {
            execute(mariadb.url(), MariaDbServer.USER, MariaDbServer.PASSWORD, "create table t (name varchar(9))");
            execute(mariadb.url(), MariaDbServer.USER, MariaDbServer.PASSWORD, "insert into t values ('한국어')");
            mariadb.stop();
            assertThatThrownBy(() -> name(mariadb.url(), MariaDbServer.USER, MariaDbServer.PASSWORD))
                    .isInstanceOf(SQLException.class);

            mariadb.restart();

            assertThat(name(mariadb.url(), MariaDbServer.USER, MariaDbServer.PASSWORD))
                    .isEqualTo("한국어");
            assertThatThrownBy(() -> name(mariadb.url(), MariaDbServer.USER, "wrong"))
                    .hasMessageContaining("Access denied");
        }
    }

    private static void execute(String url, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String name(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select name from t")) {
            found.next();
            return found.getString(1);
        }
    }
}
