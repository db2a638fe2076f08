package io.connectfargate.connect.rest;

import static io.connectfargate.connect.rest.OpenDoor.SIGNED;
import static io.connectfargate.connect.rest.OpenDoor.WRITES;
import static io.connectfargate.connect.rest.OpenDoor.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a request may cost, and what is checked before its body. */
interface RequestCases {
    /** Where all of them run. */
    OpenDoor door();

    @Test
    default void readsNoMoreThanAMebibyteOfABody() throws Exception {
        for (String write : WRITES.subList(0, 15)) {
            // When
            String[] request = write.split(" ");
            RawHttp.Answer chunks = door().stranger().sendChunks(request[0], request[1], 900L << 20);
            RawHttp.Answer known = door().stranger().sendLong(request[0], request[1], 900L << 20);

            // Then
            for (RawHttp.Answer answer : List.of(chunks, known)) {
                assertThat(answer.status()).as(write + ": " + answer).isEqualTo(413);
                assertThat(answer.body()).contains("\"error_code\":413", "MiB");
            }
            System.out.printf("%s: 413 after %d KiB in chunks%n", write, chunks.sent() >> 10);
        }
        RawHttp.Answer signed = door().stranger().with(SIGNED).sendChunks("POST", "/connectors/c/tasks", 900L << 20);
        assertThat(signed.status()).as(signed.toString()).isIn(413, 429);
        assertThat(door().worker.request("GET", "/connectors", "").statusCode()).isEqualTo(200);
        assertThat(door().stranger()
                        .send("PATCH", "/connectors/none/offsets", "{\"offsets\":[]" + " ".repeat(9 << 20) + "}")
                        .status())
                .as("offsets of 9 MiB are read")
                .isEqualTo(400);
    }

    @Test
    default void looksAtAWorkersSignatureBeforeItReadsWhatIsSigned() throws Exception {
        String maps = "[" + "{},".repeat(2 << 20) + "{}]";

        for (String internal : List.of("POST /connectors/c/tasks", "PUT /connectors/c/fence")) {
            String[] request = internal.split(" ");
            RawHttp.Answer answer = door().stranger().with(SIGNED).send(request[0], request[1], maps);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("signature is not valid");
            assertThat(door().stranger().send(request[0], request[1], "[]").body())
                    .contains("missing required signature");
        }
    }

    @Test
    default void judgesAConnectorHoweverItsPathIsSpelt() throws Exception {
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
            RawHttp.Answer answer = door().stranger()
                    .with(Map.of("X-Connect-Authorization", "x"))
                    .send("PUT", path, dead);
            assertThat(answer.status()).as(path + ": " + answer).isIn(400, 404);
        }
        for (String path :
                List.of("/connectors", "/connectors/", "/connectors?forward=true", "/connectors/?forward=false")) {
            RawHttp.Answer answer =
                    door().stranger().send("POST", path, "{\"name\":\"spelt\",\"config\":" + dead + "}");
            assertThat(answer.status()).as(path + ": " + answer).isEqualTo(400);
            assertThat(answer.body()).contains("Connector spelt was rejected");
        }
        assertThat(door().worker.request("GET", "/connectors", "").body()).doesNotContain("spelt");
    }

    @Test
    default void makesNoMoreThanFourChecksAtATime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Calls calls = new Calls()) {
            // Given
            String body = config("127.0.0.1:" + silent.getLocalPort());

            // When
            List<CompletableFuture<RawHttp.Answer>> answers = IntStream.range(0, 9)
                    .mapToObj(i -> "/connectors/silent-" + i + "/config")
                    .map(path -> calls.start(() -> door().stranger().send("PUT", path, body)))
                    .toList();

            // Then
            await().atMost(Duration.ofMinutes(1)).until(() -> ended(answers).size() >= 5);
            assertThat(ended(answers)).hasSize(5).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
                assertThat(answer.headers()).containsKey("retry-after");
            });
            answers.forEach(CompletableFuture::join);
            assertThat(door().stranger()
                            .send("PUT", "/connectors/after/config", config("127.0.0.1:1"))
                            .status())
                    .isEqualTo(400);
        }
    }

    private static List<RawHttp.Answer> ended(List<CompletableFuture<RawHttp.Answer>> answers) {
        return answers.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }
}
