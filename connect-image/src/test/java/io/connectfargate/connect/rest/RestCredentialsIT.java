package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two workers of one group with {@code REST_CREDENTIALS} and {@code ALLOWED_BROKERS}. */
class RestCredentialsIT {
    private static final String SECRET = "s3cr3t-of:rest";
    private static final Map<String, String> LOGIN = Map.of("Authorization", basic("anna:" + SECRET));
    private static final String VALIDATE = "PUT /connector-plugins/MirrorHeartbeatConnector/config/validate";

    private static EmbeddedKafka kafka;
    private static List<WorkerProcess> workers;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        workers = new ArrayList<>();
        for (String level : List.of("INFO", "TRACE")) {
            workers.add(WorkerProcess.start(Map.of(
                    "BROKERS",
                    kafka.bootstrapServers(),
                    "GROUP",
                    "closed",
                    "REST_CREDENTIALS",
                    "anna:" + SECRET,
                    "ALLOWED_BROKERS",
                    "extra:9092",
                    "LOG_LEVEL",
                    level)));
        }
        workers.forEach(WorkerProcess::awaitHealthy);
    }

    @AfterAll
    static void stop() {
        workers.forEach(WorkerProcess::close);
        kafka.close();
    }

    @Test
    void takesWhatIsWrittenOnlyWithCredentials() throws Exception {
        List<Map<String, String>> strangers = List.of(
                Map.of(),
                Map.of("Authorization", basic("anna:wrong")),
                Map.of("Authorization", "Bearer x"),
                Map.of("X-Connect-Authorization", "x", "X-Connect-Request-Signature-Algorithm", "HmacSHA256"));
        for (String write : RestDoorIT.WRITES) {
            String[] request = write.split(" ");
            for (Map<String, String> stranger : strangers) {
                // When
                RawHttp.Answer answer = away(0).with(stranger).send(request[0], request[1], "[]");

                // Then
                assertRefused(write, stranger, answer);
            }
            assertThat(away(0).with(LOGIN).send(request[0], request[1], "[]").status())
                    .as(write)
                    .isNotEqualTo(401);
        }
        assertThat(away(0).get("/connectors").status()).isEqualTo(200);
        assertThat(away(0).send("PUT", "/connectors/c/config/?forward=true", "{}")
                        .status())
                .isEqualTo(401);
    }

    private static void assertRefused(String write, Map<String, String> stranger, RawHttp.Answer answer) {
        if (write.endsWith("/tasks") || write.endsWith("/fence")) {
            assertThat(answer.status())
                    .as(write + ": Connect asks for its signature")
                    .isIn(400, 403);
        } else if (write.contains("/no/such")) {
            assertThat(answer.status()).as(write).isEqualTo(404);
        } else {
            assertThat(answer.status())
                    .as(write + " with " + stranger + ": " + answer)
                    .isEqualTo(401);
            assertThat(answer.headers()).containsKey("www-authenticate");
        }
    }

    @Test
    void asksAPageForThePasswordWithoutAChallenge() throws Exception {
        String[] request = VALIDATE.split(" ");
        String own = "http://" + RestDoorIT.elsewhere() + ":" + port(0);

        for (Map<String, String> page : List.of(Map.of("Origin", own), Map.of("Sec-Fetch-Site", "same-origin"))) {
            RawHttp.Answer without = away(0).with(page).send(request[0], request[1], "{}");
            assertThat(without.status()).as(without.toString()).isEqualTo(401);
            assertThat(without.headers()).doesNotContainKey("www-authenticate");
            assertThat(away(0).with(page)
                            .with(LOGIN)
                            .send(request[0], request[1], "{}")
                            .status())
                    .isNotIn(401, 403);
            assertThat(here(0).with(page)
                            .with(Map.of("Host", own.substring(7)))
                            .send(request[0], request[1], "{}")
                            .status())
                    .as("a page at a forwarded port is on loopback, too")
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesAPageFromElsewhereWithThePasswordToo() throws Exception {
        String[] request = VALIDATE.split(" ");
        String own = "http://" + RestDoorIT.elsewhere() + ":" + port(0);

        for (Map<String, String> page : List.of(
                Map.of("Origin", "http://evil.test"),
                Map.of("Origin", own, "Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            assertThat(away(0).with(page)
                            .with(LOGIN)
                            .send(request[0], request[1], "{}")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void takesConnectorsAtEitherWorkerAndHasWorkersCallEachOther() throws Exception {
        for (int i = 0; i < workers.size(); i++) {
            int worker = i;
            String path = "/connectors/away-" + i + "/config";
            String config = RestDoorIT.config(kafka.bootstrapServers());

            assertThat(insist(() -> away(worker).with(LOGIN).send("PUT", path, config))
                            .status())
                    .isEqualTo(201);
            assertThat(insist(() -> here(worker).send("PUT", "/connectors/here-" + worker + "/config", config))
                            .status())
                    .as("from loopback, also where another worker has to do it")
                    .isEqualTo(201);
        }

        String logs = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> workers.get(0).log() + workers.get(1).log(),
                        all -> all.matches("(?s).*/fence HTTP/1.1\" 20.*"));
        assertThat(logs).containsPattern("PUT /connectors/away-\\d/config\\?forward=true HTTP/1.1\" 201");
        assertThat(logs).containsPattern("PUT /connectors/here-\\d/config\\?forward=true HTTP/1.1\" 201");
        assertThat(logs).doesNotContain("/fence HTTP/1.1\" 4", "/tasks HTTP/1.1\" 401", "/tasks HTTP/1.1\" 403");
    }

    @Test
    void asksAProxyBesideTheWorker() throws Exception {
        assertThat(here(0).with(Map.of("X-Forwarded-For", "192.0.2.9"))
                        .send("DELETE", "/connectors/c", "")
                        .status())
                .isEqualTo(401);
        assertThat(insist(() -> here(0).send("DELETE", "/connectors/c", "")).status())
                .isEqualTo(404);
    }

    @Test
    void letsWhoHasTheCredentialsSetLoggers() throws Exception {
        assertThat(away(0).get("/admin/loggers").status()).isEqualTo(401);
        assertThat(away(0).with(LOGIN).get("/admin/loggers").status()).isEqualTo(200);
    }

    @Test
    void showsTheCredentialsToNobody() throws Exception {
        String config = RestDoorIT.config(kafka.bootstrapServers()).replace("\"a\"", "\"${env:REST_CREDENTIALS}\"");

        String answers = away(1).with(LOGIN).send("PUT", "/connectors/shows/config", config)
                + String.valueOf(here(1).send("PUT", VALIDATE.split(" ")[1], config))
                + away(1).get("/connectors/shows/config");

        assertThat(answers).doesNotContain(SECRET);
        for (WorkerProcess worker : workers) {
            assertThat(worker.log())
                    .contains("a write requires REST_CREDENTIALS")
                    .doesNotContain(SECRET, basic("anna:" + SECRET).substring("Basic ".length()));
        }
        assertThat(workers.get(1).log())
                .contains(" TRACE ")
                .doesNotContainPattern(" (TRACE|DEBUG) .*\\(org.eclipse.jetty");
    }

    @Test
    void refusesBrokersThatTheDeploymentDoesNotName() throws Exception {
        RawHttp.Answer answer = here(0).send("PUT", "/connectors/evil/config", RestDoorIT.config("127.0.0.1:1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("source.cluster.bootstrap.servers is '127.0.0.1:1'", "ALLOWED_BROKERS");
    }

    private interface Call {
        RawHttp.Answer send() throws Exception;
    }

    /** Again while the group rebalances. */
    private static RawHttp.Answer insist(Call call) {
        return await().atMost(Duration.ofMinutes(1)).until(call::send, answer -> answer.status() != 409);
    }

    private static RawHttp away(int worker) throws Exception {
        return new RawHttp(RestDoorIT.elsewhere(), port(worker));
    }

    private static RawHttp here(int worker) {
        return new RawHttp("127.0.0.1", port(worker));
    }

    private static int port(int worker) {
        return workers.get(worker).address().getPort();
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
