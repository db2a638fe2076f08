package io.connectfargate.connectors.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final AtomicLong clock = new AtomicLong();
    private final Retries retries = new Retries(
            new SinkConfig(Map.of(
                    SinkConfig.URL,
                    "http://127.0.0.1:1",
                    SinkConfig.BACKOFF,
                    "100",
                    SinkConfig.MAX_BACKOFF,
                    "350",
                    SinkConfig.RETRY_TIMEOUT,
                    "10000")),
            clock::get);

    @Test
    void pausesLongerEachTimeAndGivesUp() {
        assertThat(fail()).isInstanceOf(RetriableException.class);
        assertThat(retries.pauseMs()).isEqualTo(100);
        fail();
        assertThat(retries.pauseMs()).isEqualTo(200);
        fail();
        fail();
        assertThat(retries.pauseMs()).isEqualTo(350);

        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(retries.seconds()).isEqualTo(10);
        assertThat(fail()).isNotInstanceOf(RetriableException.class).hasMessageContaining("Given up after 10 s");
    }

    @Test
    void beginsAgainAfterASuccess() {
        fail();
        clock.addAndGet(Duration.ofSeconds(9).toNanos());
        retries.succeed();

        assertThat(retries.seconds()).isZero();
        clock.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(fail()).isInstanceOf(RetriableException.class);
    }

    private Exception fail() {
        return retries.fail(new Unavailable("Not now."));
    }
}
