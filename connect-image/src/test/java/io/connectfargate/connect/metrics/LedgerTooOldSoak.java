package io.connectfargate.connect.metrics;

import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.metrics.Scrape.Series;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.testsupport.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that does not reach the one that leads its group, firing the alert about a ledger that is too old. */
class LedgerTooOldSoak {
    private static final String ALERT = "LedgerTooOld";

    @Test
    void firesWhereTheLeaderIsNotReached(@TempDir Path folder) throws Exception {
        FiringAlerts firing = FiringAlerts.in(folder);
        int port = FreePorts.take();
        // Nobody listens where other workers look for it.
        Map<String, String> unreached = Map.of("CONNECT_REST_ADVERTISED_PORT", Integer.toString(FreePorts.take()));
        try (EmbeddedKafka target = EmbeddedKafka.start();
                AgentJvm leader = Troubles.startWorker(
                        Files.createDirectory(folder.resolve("leader")), target, port, unreached)) {
            firing.assertFiring(leader.scrape(), Set.of(ALERT), Set.of());
            try (AgentJvm other = Troubles.startWorker(
                    Files.createDirectory(folder.resolve("other")), target, FreePorts.take(), Map.of())) {

                await().atMost(Duration.ofMinutes(4))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> secondsAgo(other) > 120);

                firing.assertFiring(other.scrape(), Set.of(ALERT), Set.of(ALERT));
                firing.assertFiring(leader.scrape(), Set.of(ALERT), Set.of());
            }
        }
    }

    private static double secondsAgo(AgentJvm worker) {
        return worker.scrape().of("kafka_connect_ledger_seconds_ago", Map.of()).stream()
                .mapToDouble(Series::value)
                .max()
                .orElse(0);
    }
}
