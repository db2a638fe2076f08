package io.connectfargate.connectors.jdbc.database;

import io.connectfargate.connectors.jdbc.config.JdbcSourceConfig;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;

/** The database of one configuration. */
public final class Database {
    private final JdbcSourceConfig config;
    private final Dialect dialect;

    public Database(JdbcSourceConfig config) {
        this.config = config;
        dialect = Dialect.of(config.url());
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * Logs in. The connection only reads, in transactions that the caller ends.
     *
     * @throws SQLException if it cannot, also if no driver knows the URL
     */
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(dialect.driverProperties());
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password().value());
        Connection connection = driver().connect(config.url(), properties);
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.sessionStatements()) {
                statement.execute(sql);
            }
            connection.setReadOnly(true);
            // Each statement sees what was committed before it: the bound of a timestamp is read before the rows.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What an exception says, on one line, with the database's address and without the password. */
    public String sentence(SQLException e) {
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        String password = config.password().value();
        String safe = password.isEmpty() ? text : text.replace(password, "[hidden]");
        String state = e.getSQLState() == null ? "" : " (SQLState " + e.getSQLState() + ")";
        return dialect.product() + " at " + address() + ": " + safe + state;
    }

    /** The URL without its parameters. */
    private String address() {
        return config.url().replaceFirst("[?&;].*", "").replaceFirst("^jdbc:[a-z]+:(//)?", "");
    }

    /** DriverManager knows only the drivers of the worker's own class path, not those of a plugin. */
    private Driver driver() throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, Database.class.getClassLoader())) {
            if (driver.acceptsURL(config.url())) {
                return driver;
            }
        }
        throw new SQLException("no driver in the plugin's folder knows this URL. For MySQL write jdbc:mariadb:,"
                + " or add mysql-connector-j to the folder");
    }
}
