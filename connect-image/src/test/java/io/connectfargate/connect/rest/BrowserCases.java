package io.connectfargate.connect.rest;

import static io.connectfargate.connect.rest.OpenDoor.WRITES;
import static io.connectfargate.connect.rest.OpenDoor.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page in a browser can do. */
interface BrowserCases {
    List<String> SAFE_HEADERS = List.of(
            "content-security-policy: default-src 'none'; frame-ancestors 'none'",
            "cross-origin-resource-policy: same-origin",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "x-frame-options: DENY");

    /** Where all of them run. */
    OpenDoor door();

    @Test
    default void refusesWhatABrowserWrites() throws Exception {
        List<Map<String, String>> browsers = browsers(door().worker.address().getPort());
        int tried = 0;
        for (String write : WRITES) {
            String[] request = write.split(" ");
            for (Map<String, String> browser : browsers) {
                for (String type : List.of("application/json", "text/plain")) {
                    RawHttp.Answer answer = door().stranger()
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
            assertThat(door().stranger().send(request[0], request[1], "{}").status())
                    .as(write)
                    .isNotEqualTo(403);
        }
        System.out.println(tried + " requests of browsers rejected");
        assertThat(door().stranger().with(browsers.get(0)).get("/connectors").status())
                .isEqualTo(200);
    }

    private List<Map<String, String>> browsers(int port) {
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
    default void refusesAStrangersPageInARealBrowser() throws Exception {
        // Given
        int port = door().worker.address().getPort();
        String restart = "/connectors/victim/restart?includeTasks=true";
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> door().stranger()
                                .send(
                                        "PUT",
                                        "/connectors/victim/config",
                                        config(door().kafka.bootstrapServers()))
                                .status(),
                        status -> status == 200 || status == 201);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> door().stranger().send("POST", restart, "").status() == 202);
        String line = "POST " + restart + " HTTP/1.1\" ";
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(lines(line + 202)).isEqualTo(1));

        // When
        try (StrangersPage page = new StrangersPage("fetch('http://worker.test:" + port + restart
                + "', {method: 'POST', mode: 'no-cors'}).then(done, done)")) {
            page.open();
        }

        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(lines(line + 403)).isEqualTo(1));
        assertThat(lines(line + 202)).isEqualTo(1);
    }

    private long lines(String text) {
        return door().worker.log().lines().filter(line -> line.contains(text)).count();
    }

    @Test
    default void sendsSafeHeadersWithEveryAnswer() throws Exception {
        Map<RawHttp.Answer, Integer> answers = Map.of(
                door().stranger().get("/"), 200,
                door().stranger().get("/connectors/none"), 404,
                door().stranger().get("/no/such/path"), 404,
                door().stranger().send("POST", "/connectors/c/config", "{}"), 405,
                door().stranger().send("PUT", "/connectors/c/config", "[["), 500,
                door().stranger().sendLong("PUT", "/connectors/c/config", 2 << 20), 413,
                door().stranger().with(Map.of("Origin", "http://evil.test")).send("PUT", "/connectors/c/pause", ""),
                        403,
                door().stranger().with(Map.of("Content-Type", "text/plain")).send("POST", "/connectors", "{}"), 415,
                door().stranger().get("/connectors/%2F"), 400,
                door().stranger().get("/%zz"), 400);
        answers.forEach((answer, status) -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.headers().entrySet().stream().map(field -> field.getKey() + ": " + field.getValue()))
                    .as(answer.toString())
                    .containsAll(SAFE_HEADERS);
        });
    }
}
