package io.connectfargate.connectors.jdbc.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.connectors.jdbc.TestDatabase;
import io.connectfargate.connectors.servers.PostgresServer;
import io.connectfargate.embedded.EmbeddedKafka;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A database with the role of the example, a broker that creates no topic by itself, and workers with the plugin's folder. */
final class Surroundings implements AutoCloseable {
    /** The password of the example's role. */
    static final String PASSWORD = "reader-8846:%&";

    private static final Path PLUGINS =
            Path.of(System.getProperty("plugins.folder")).normalize();

    private final PostgresServer server = PostgresServer.start();
    private final EmbeddedKafka kafka = EmbeddedKafka.start(
            1, Map.of("auto.create.topics.enable", "false", "log.cleaner.dedupe.buffer.size", "4194304"));
    private final TestDatabase database =
            new TestDatabase(server.url("shop"), PostgresServer.USER, PostgresServer.PASSWORD);

    Surroundings() throws Exception {
        TestDatabase.of(server).execute("create database shop");
        database.execute(
                "create table orders (id bigserial primary key, item text not null, price numeric(10, 2))",
                "insert into orders (item, price) values ('사과', 1.10), ('bread', null)",
                ConnectorFile.sql(PASSWORD));
    }

    TestDatabase database() {
        return database;
    }

    /** Host and port of the database. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    WorkerProcess worker(String group) throws Exception {
        Map<String, String> variables = Map.of(
                "BROKERS",
                kafka.bootstrapServers(),
                "GROUP",
                group,
                "SECRET_DB_PASSWORD",
                PASSWORD,
                "CONNECT_PLUGIN_PATH",
                PLUGINS.toString());
        return WorkerProcess.start(variables).awaitHealthy();
    }

    Topic topic(String name) {
        return new Topic(kafka.bootstrapServers(), name);
    }

    static void put(WorkerProcess worker, String name, String json) {
        HttpResponse<String> answer = worker.insist("PUT", "/connectors/" + name + "/config", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Override
    public void close() {
        kafka.close();
        server.close();
    }
}
