package io.connectfargate.connect.rest;

import static io.connectfargate.connect.rest.ClosedDoor.LOGIN;
import static io.connectfargate.connect.rest.ClosedDoor.SECRET;
import static io.connectfargate.connect.rest.ClosedDoor.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What needs credentials, and what does not. */
class RestCredentialsIT {
    private static final String VALIDATE = "PUT /connector-plugins/MirrorHeartbeatConnector/config/validate";

    private static ClosedDoor door;

    @BeforeAll
    static void start() throws Exception {
        door = new ClosedDoor();
    }

    @AfterAll
    static void stop() {
        door.close();
    }

    @Test
    void takesWhatIsWrittenOnlyWithCredentials() throws Exception {
        List<Map<String, String>> strangers = List.of(
                Map.of(),
                Map.of("Authorization", basic("anna:wrong")),
                Map.of("Authorization", "Bearer x"),
                Map.of("X-Connect-Authorization", "x", "X-Connect-Request-Signature-Algorithm", "HmacSHA256"));
        for (String write : OpenDoor.WRITES) {
            String[] request = write.split(" ");
            for (Map<String, String> stranger : strangers) {
                // When
                RawHttp.Answer answer = door.away(0).with(stranger).send(request[0], request[1], "[]");

                // Then
                assertRefused(write, stranger, answer);
            }
            assertThat(door.away(0)
                            .with(LOGIN)
                            .send(request[0], request[1], "[]")
                            .status())
                    .as(write)
                    .isNotEqualTo(401);
        }
        assertThat(door.away(0).get("/connectors").status()).isEqualTo(200);
        assertThat(door.away(0)
                        .send("PUT", "/connectors/c/config/?forward=true", "{}")
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
        String own = "http://" + OpenDoor.elsewhere() + ":" + door.port(0);

        for (Map<String, String> page : List.of(Map.of("Origin", own), Map.of("Sec-Fetch-Site", "same-origin"))) {
            RawHttp.Answer without = door.away(0).with(page).send(request[0], request[1], "{}");
            assertThat(without.status()).as(without.toString()).isEqualTo(401);
            assertThat(without.headers()).doesNotContainKey("www-authenticate");
            assertThat(door.away(0)
                            .with(page)
                            .with(LOGIN)
                            .send(request[0], request[1], "{}")
                            .status())
                    .isNotIn(401, 403);
            assertThat(door.here(0)
                            .with(page)
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
        String own = "http://" + OpenDoor.elsewhere() + ":" + door.port(0);

        for (Map<String, String> page : List.of(
                Map.of("Origin", "http://evil.test"),
                Map.of("Origin", own, "Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            assertThat(door.away(0)
                            .with(page)
                            .with(LOGIN)
                            .send(request[0], request[1], "{}")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void takesConnectorsAtEitherWorkerAndHasWorkersCallEachOther() throws Exception {
        for (int i = 0; i < door.workers.size(); i++) {
            int worker = i;
            String path = "/connectors/away-" + i + "/config";
            String config = OpenDoor.config(door.kafka.bootstrapServers());

            assertThat(door.insist(() -> door.away(worker).with(LOGIN).send("PUT", path, config))
                            .status())
                    .isEqualTo(201);
            assertThat(door.insist(() ->
                                    door.here(worker).send("PUT", "/connectors/here-" + worker + "/config", config))
                            .status())
                    .as("from loopback, also where another worker has to do it")
                    .isEqualTo(201);
        }

        String logs = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> door.workers.get(0).log() + door.workers.get(1).log(),
                        all -> all.matches("(?s).*/fence HTTP/1.1\" 20.*"));
        assertThat(logs).containsPattern("PUT /connectors/away-\\d/config\\?forward=true HTTP/1.1\" 201");
        assertThat(logs).containsPattern("PUT /connectors/here-\\d/config\\?forward=true HTTP/1.1\" 201");
        assertThat(logs).doesNotContain("/fence HTTP/1.1\" 4", "/tasks HTTP/1.1\" 401", "/tasks HTTP/1.1\" 403");
    }

    @Test
    void asksAProxyBesideTheWorker() throws Exception {
        assertThat(door.here(0)
                        .with(Map.of("X-Forwarded-For", "192.0.2.9"))
                        .send("DELETE", "/connectors/c", "")
                        .status())
                .isEqualTo(401);
        assertThat(door.insist(() -> door.here(0).send("DELETE", "/connectors/c", ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsWhoHasTheCredentialsSetLoggers() throws Exception {
        assertThat(door.away(0).get("/admin/loggers").status()).isEqualTo(401);
        assertThat(door.away(0).with(LOGIN).get("/admin/loggers").status()).isEqualTo(200);
    }

    @Test
    void showsTheCredentialsToNobody() throws Exception {
        String config = OpenDoor.config(door.kafka.bootstrapServers()).replace("\"a\"", "\"${env:REST_CREDENTIALS}\"");

        String answers = door.away(1).with(LOGIN).send("PUT", "/connectors/shows/config", config)
                + String.valueOf(door.here(1).send("PUT", VALIDATE.split(" ")[1], config))
                + door.away(1).get("/connectors/shows/config");

        assertThat(answers).doesNotContain(SECRET);
        for (WorkerProcess worker : door.workers) {
            assertThat(worker.log())
                    .contains("a write requires REST_CREDENTIALS")
                    .doesNotContain(SECRET, basic("anna:" + SECRET).substring("Basic ".length()));
        }
        assertThat(door.workers.get(1).log())
                .contains(" TRACE ")
                .doesNotContainPattern(" (TRACE|DEBUG) .*\\(org.eclipse.jetty");
    }

    @Test
    void refusesBrokersThatTheDeploymentDoesNotName() throws Exception {
        RawHttp.Answer answer = door.here(0).send("PUT", "/connectors/evil/config", OpenDoor.config("127.0.0.1:1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("source.cluster.bootstrap.servers is '127.0.0.1:1'", "ALLOWED_BROKERS");
    }
}
