package io.connectfargate.connectors.servers;

import io.connectfargate.testsupport.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A MariaDB server on loopback, with a binary log. {@link #close()} deletes its data. Not thread-safe. */
public final class MariaDbServer implements AutoCloseable {
    /** A user with all rights. */
    public static final String USER = "owner";
    /** The user's password. */
    public static final String PASSWORD = "maria-비밀-2846";
    /** The database that each server has. */
    public static final String DATABASE = "shop";

    private static final Path DEBIAN = Path.of("/usr/sbin/mariadbd");

    private final int port = FreePorts.take();
    private final ServerProcess server = new ServerProcess("mysql");

    private MariaDbServer() {}

    /**
     * Creates and starts one.
     *
     * @throws IllegalStateException if MariaDB is not installed, or with what it logged if it does not start
     */
    public static MariaDbServer start() {
        MariaDbServer mariadb = new MariaDbServer();
        mariadb.server.run(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + mariadb.data(),
                "--auth-root-authentication-method=normal",
                "--skip-test-db");
        mariadb.server.write("init.sql", """
                create database shop character set utf8mb4;
                create user owner identified by '%s';
                grant all on *.* to owner with grant option;
                """.formatted(PASSWORD));
        mariadb.run("--init-file=" + mariadb.server.folder().resolve("init.sql"));
        return mariadb;
    }

    /** The URL of {@link #DATABASE}, for JDBC. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Its port on loopback. */
    public int port() {
        return port;
    }

    /** Ends it; the data stays. */
    public void stop() {
        server.stop("TERM");
    }

    /** Starts it again at the same address with the same data. */
    public void restart() {
        run("--character-set-server=utf8mb4");
    }

    @Override
    public void close() {
        server.close();
    }

    private void run(String option) {
        String socket = server.folder().resolve("socket").toString();
        server.start(
                List.of(
                        Files.exists(DEBIAN) ? DEBIAN.toString() : "mariadbd",
                        "--no-defaults",
                        "--datadir=" + data(),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + socket,
                        "--pid-file=" + server.folder().resolve("pid"),
                        "--log-bin",
                        "--binlog-format=ROW",
                        "--server-id=7",
                        "--innodb-flush-log-at-trx-commit=2",
                        option),
                List.of("mariadb-admin", "--no-defaults", "--socket=" + socket, "--user=root", "ping"));
    }

    private Path data() {
        return server.folder().resolve("data");
    }
}
