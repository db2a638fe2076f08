package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an unauthenticated client can do at a worker's REST port as it is shipped, without credentials. */
class RestDoorIT {
    private static final long HUGE = 900L << 20;
    private static final List<String> SAFE_HEADERS = List.of(
            "content-security-policy: default-src 'none'; frame-ancestors 'none'",
            "cross-origin-resource-policy: same-origin",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "x-frame-options: DENY");
    /** Each that changes something, and one that nobody knows. */
    static final List<String> WRITES = List.of(
            "POST /connectors",
            "PUT /connectors/c/config",
            "PATCH /connectors/c/config",
            "POST /connectors/c/restart?includeTasks=true",
            "POST /connectors/c/tasks/0/restart",
            "PUT /connectors/c/pause",
            "PUT /connectors/c/resume",
            "PUT /connectors/c/stop",
            "DELETE /connectors/c",
            "PATCH /connectors/c/offsets",
            "DELETE /connectors/c/offsets",
            "PUT /connectors/c/topics/reset",
            "POST /connectors/c/tasks",
            "PUT /connectors/c/fence",
            "PUT /connector-plugins/MirrorHeartbeatConnector/config/validate",
            "PUT /admin/loggers/root",
            "DELETE /no/such/path");

    /** As an unauthenticated client can write it. */
    private static final Map<String, String> SIGNED =
            Map.of("X-Connect-Authorization", "c3RyYW5nZXI=", "X-Connect-Request-Signature-Algorithm", "HmacSHA256");

    private static EmbeddedKafka kafka;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        worker = WorkerProcess.start(Map.of("BROKERS", kafka.bootstrapServers(), "GROUP", "door"))
                .awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        kafka.close();
    }

    @Test
    void readsNoMoreThanAMebibyteOfABody() throws Exception {
        for (String write : WRITES.subList(0, 15)) {
            // When
            String[] request = write.split(" ");
            RawHttp.Answer chunks = stranger().sendChunks(request[0], request[1], HUGE);
            RawHttp.Answer known = stranger().sendLong(request[0], request[1], HUGE);

            // Then
            for (RawHttp.Answer answer : List.of(chunks, known)) {
                assertThat(answer.status()).as(write + ": " + answer).isEqualTo(413);
                assertThat(answer.body()).contains("\"error_code\":413", "MiB");
            }
            System.out.printf("%s: 413 after %d KiB in chunks%n", write, chunks.sent() >> 10);
        }
        RawHttp.Answer signed = stranger().with(SIGNED).sendChunks("POST", "/connectors/c/tasks", HUGE);
        assertThat(signed.status()).as(signed.toString()).isIn(413, 429);
        assertThat(worker.request("GET", "/connectors", "").statusCode()).isEqualTo(200);
        assertThat(stranger()
                        .send("PATCH", "/connectors/none/offsets", "{\"offsets\":[]" + " ".repeat(9 << 20) + "}")
                        .status())
                .as("offsets of 9 MiB are read")
                .isEqualTo(400);
    }

    @Test
    void looksAtAWorkersSignatureBeforeItReadsWhatIsSigned() throws Exception {
        String maps = "[" + "{},".repeat(2 << 20) + "{}]";

        for (String internal : List.of("POST /connectors/c/tasks", "PUT /connectors/c/fence")) {
            String[] request = internal.split(" ");
            RawHttp.Answer answer = stranger().with(SIGNED).send(request[0], request[1], maps);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("signature is not valid");
            assertThat(stranger().send(request[0], request[1], "[]").body()).contains("missing required signature");
        }
    }

    @Test
    void judgesAConnectorHoweverItsPathIsSpelt() throws Exception {
        String dead = config("127.0.0.1:1");
        for (String path : List.of(
                "/connectors/spelt/config",
                "/connectors/spelt/config/",
                "/connectors/spelt/config?forward=true",
                "/connectors/spelt/config?forward=false",
                "/connectors/spelt/config/?forward=true",
                "//connectors/spelt/config",
                "/connectors//spelt/config",
                "/connectors/spelt/%63onfig",
                "/connectors/spelt/config;x=y",
                "/connectors/spelt;x=y/config")) {
            RawHttp.Answer answer =
                    stranger().with(Map.of("X-Connect-Authorization", "x")).send("PUT", path, dead);
            assertThat(answer.status()).as(path + ": " + answer).isIn(400, 404);
        }
        for (String path :
                List.of("/connectors", "/connectors/", "/connectors?forward=true", "/connectors/?forward=false")) {
            RawHttp.Answer answer = stranger().send("POST", path, "{\"name\":\"spelt\",\"config\":" + dead + "}");
            assertThat(answer.status()).as(path + ": " + answer).isEqualTo(400);
            assertThat(answer.body()).contains("Connector spelt was rejected");
        }
        assertThat(worker.request("GET", "/connectors", "").body()).doesNotContain("spelt");
    }

    @Test
    void makesNoMoreThanFourChecksAtATime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Calls calls = new Calls()) {
            // Given
            String body = config("127.0.0.1:" + silent.getLocalPort());

            // When
            List<CompletableFuture<RawHttp.Answer>> answers = IntStream.range(0, 9)
                    .mapToObj(i -> "/connectors/silent-" + i + "/config")
                    .map(path -> calls.start(() -> stranger().send("PUT", path, body)))
                    .toList();

            // Then
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() >= 5);
            List<RawHttp.Answer> soon = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(soon).hasSize(5).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
                assertThat(answer.headers()).containsKey("retry-after");
            });
            answers.forEach(CompletableFuture::join);
            assertThat(stranger()
                            .send("PUT", "/connectors/after/config", config("127.0.0.1:1"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesWhatABrowserWrites() throws Exception {
        List<Map<String, String>> browsers = browsers(worker.address().getPort());
        int tried = 0;
        for (String write : WRITES) {
            String[] request = write.split(" ");
            for (Map<String, String> browser : browsers) {
                for (String type : List.of("application/json", "text/plain")) {
                    RawHttp.Answer answer = stranger()
                            .with(browser)
                            .with(Map.of("Content-Type", type))
                            .send(request[0], request[1], "{}");
                    assertThat(answer.status())
                            .as(write + " from " + browser + ": " + answer)
                            .isEqualTo(403);
                    assertThat(answer.body()).contains("\"error_code\":403", "REST_CREDENTIALS");
                    tried++;
                }
            }
            assertThat(stranger().send(request[0], request[1], "{}").status())
                    .as(write)
                    .isNotEqualTo(403);
        }
        System.out.println(tried + " requests of browsers rejected");
        assertThat(stranger().with(browsers.get(0)).get("/connectors").status()).isEqualTo(200);
    }

    private static List<Map<String, String>> browsers(int port) {
        return List.of(
                Map.of("Origin", "http://evil.test"),
                Map.of("Origin", "null"),
                Map.of("Origin", "http://localhost:" + port),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-origin"),
                Map.of("Sec-Fetch-Site", "none"),
                Map.of("Origin", "http://evil.test:" + port, "Host", "evil.test:" + port));
    }

    @Test
    @Tag("browser") // left out by -DskipSystemTests
    void refusesAStrangersPageInARealBrowser() throws Exception {
        // Given
        int port = worker.address().getPort();
        String restart = "/connectors/victim/restart?includeTasks=true";
        await().until(
                        () -> stranger()
                                .send("PUT", "/connectors/victim/config", config(kafka.bootstrapServers()))
                                .status(),
                        status -> status == 200 || status == 201);
        await().until(() -> stranger().send("POST", restart, "").status() == 202);
        String line = "POST " + restart + " HTTP/1.1\" ";
        await().untilAsserted(() -> assertThat(lines(line + 202)).isEqualTo(1));

        // When
        try (StrangersPage page = new StrangersPage("fetch('http://worker.test:" + port + restart
                + "', {method: 'POST', mode: 'no-cors'}).then(done, done)")) {
            page.open();
        }

        // Then
        await().untilAsserted(() -> assertThat(lines(line + 403)).isEqualTo(1));
        assertThat(lines(line + 202)).isEqualTo(1);
    }

    private static long lines(String text) {
        return worker.log().lines().filter(line -> line.contains(text)).count();
    }

    @Test
    void sendsSafeHeadersWithEveryAnswer() throws Exception {
        Map<RawHttp.Answer, Integer> answers = Map.of(
                stranger().get("/"), 200,
                stranger().get("/connectors/none"), 404,
                stranger().get("/no/such/path"), 404,
                stranger().send("POST", "/connectors/c/config", "{}"), 405,
                stranger().send("PUT", "/connectors/c/config", "[["), 500,
                stranger().sendLong("PUT", "/connectors/c/config", 2 << 20), 413,
                stranger().with(Map.of("Origin", "http://evil.test")).send("PUT", "/connectors/c/pause", ""), 403,
                stranger().with(Map.of("Content-Type", "text/plain")).send("POST", "/connectors", "{}"), 415,
                stranger().get("/connectors/%2F"), 400,
                stranger().get("/%zz"), 400);
        answers.forEach((answer, status) -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.headers().entrySet().stream().map(field -> field.getKey() + ": " + field.getValue()))
                    .as(answer.toString())
                    .containsAll(SAFE_HEADERS);
        });
    }

    @Test
    void keepsLoggersForLoopback() throws Exception {
        RawHttp away = new RawHttp(elsewhere(), worker.address().getPort());
        String wire = "/admin/loggers/org.apache.hc.client5.http.wire?scope=cluster";
        String level = "{\"level\":\"TRACE\"}";

        assertThat(away.get("/").status()).isEqualTo(200);
        assertThat(away.get("/admin/loggers").status()).isEqualTo(403);
        assertThat(away.send("PUT", wire, level).status()).isEqualTo(403);
        assertThat(away.send("PUT", "/admin/loggers/org.apache.kafka/", level).status())
                .isEqualTo(403);
        for (String proxy : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via")) {
            assertThat(stranger()
                            .with(Map.of(proxy, "x"))
                            .send("PUT", wire, level)
                            .status())
                    .as(proxy)
                    .isEqualTo(403);
        }
        assertThat(stranger().get("/admin/loggers").status()).isEqualTo(200);
        assertThat(stranger().send("PUT", wire, level).status()).isEqualTo(204);
    }

    @Test
    void saysAtTheStartThatTheDoorIsOpen() {
        assertThat(worker.log()).containsOnlyOnce("REST_CREDENTIALS").contains("docs/security.md");
    }

    private static RawHttp stranger() {
        return new RawHttp("localhost", worker.address().getPort());
    }

    /** An address of this machine that is not loopback. */
    static String elsewhere() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && address.getAddress().length == 4)
                .findFirst()
                .orElseThrow()
                .getHostAddress();
    }

    static String config(String brokers) {
        return """
                {"connector.class":"org.apache.kafka.connect.mirror.MirrorHeartbeatConnector","tasks.max":"1",
                 "source.cluster.alias":"a","target.cluster.alias":"b","heartbeats.topic.replication.factor":"1",
                 "source.cluster.bootstrap.servers":"%1$s","target.cluster.bootstrap.servers":"%1$s"}""".formatted(brokers);
    }

    private interface Call {
        RawHttp.Answer send() throws IOException;
    }

    /** Requests that are under way at the same time. */
    private static final class Calls implements AutoCloseable {
        private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();

        CompletableFuture<RawHttp.Answer> start(Call call) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return call.send();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    threads);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
