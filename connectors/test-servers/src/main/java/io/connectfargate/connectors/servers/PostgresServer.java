package io.connectfargate.connectors.servers;

import io.connectfargate.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server on loopback, ready for logical replication too. {@link #close()} deletes its data. Not thread-safe. */
public final class PostgresServer implements AutoCloseable {
    /** Its only role, a superuser, who logs in with a password. */
    public static final String USER = "owner";
    /** The role's password. */
    public static final String PASSWORD = "pg-비밀-7391";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final int port = FreePorts.take();
    private final ServerProcess server = new ServerProcess("postgres");

    private PostgresServer() {}

    /**
     * Creates and starts one.
     *
     * @throws IllegalStateException if PostgreSQL is not installed, or with what it logged if it does not start
     */
    public static PostgresServer start() {
        PostgresServer postgres = new PostgresServer();
        Path password = postgres.server.write("password", PASSWORD);
        postgres.server.run(
                program("initdb"),
                "--auth=scram-sha-256",
                "--username=" + USER,
                "--pwfile=" + password,
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
                "-D",
                postgres.data().toString());
        postgres.restart();
        return postgres;
    }

    /** The URL of a database, for JDBC. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The URL of the database that each server has. */
    public String url() {
        return url("postgres");
    }

    /** Its port on loopback. */
    public int port() {
        return port;
    }

    /** Ends it as an administrator does who does not wait for clients; the data stays. */
    public void stop() {
        server.stop("INT");
    }

    /** Starts it again at the same address with the same data. */
    public void restart() {
        server.start(
                List.of(
                        program("postgres"),
                        "-D",
                        data().toString(),
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + server.folder(),
                        "-c",
                        "wal_level=logical",
                        "-c",
                        "fsync=off"),
                List.of(program("pg_isready"), "-h", "127.0.0.1", "-p", Integer.toString(port)));
    }

    @Override
    public void close() {
        server.close();
    }

    private Path data() {
        return server.folder().resolve("data");
    }

    /** Debian has the server's programs in a folder of each version, not on the PATH. */
    private static String program(String name) {
        if (Files.notExists(DEBIAN)) {
            return name;
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder())
                    .map(Path::toString)
                    .orElse(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
