package io.connectfargate.connect.rest;

import static io.connectfargate.connect.rest.OpenDoor.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator finds. */
interface OperatorCases {
    /** Where all of them run. */
    OpenDoor door();

    @Test
    default void keepsLoggersForLoopback() throws Exception {
        RawHttp away = new RawHttp(elsewhere(), door().worker.address().getPort());
        String wire = "/admin/loggers/org.apache.hc.client5.http.wire?scope=cluster";
        String level = "{\"level\":\"TRACE\"}";

        assertThat(away.get("/").status()).isEqualTo(200);
        assertThat(away.get("/admin/loggers").status()).isEqualTo(403);
        assertThat(away.send("PUT", wire, level).status()).isEqualTo(403);
        assertThat(away.send("PUT", "/admin/loggers/org.apache.kafka/", level).status())
                .isEqualTo(403);
        for (String proxy : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "Via")) {
            assertThat(door().stranger()
                            .with(Map.of(proxy, "x"))
                            .send("PUT", wire, level)
                            .status())
                    .as(proxy)
                    .isEqualTo(403);
        }
        assertThat(door().stranger().get("/admin/loggers").status()).isEqualTo(200);
        assertThat(door().stranger().send("PUT", wire, level).status()).isEqualTo(204);
    }

    @Test
    default void saysAtTheStartThatTheDoorIsOpen() {
        assertThat(door().worker.log()).containsOnlyOnce("REST_CREDENTIALS").contains("docs/security.md");
    }
}
