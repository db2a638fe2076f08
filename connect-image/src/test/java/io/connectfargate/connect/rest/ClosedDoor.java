package io.connectfargate.connect.rest;

import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Two workers of one group with {@code REST_CREDENTIALS} and {@code ALLOWED_BROKERS}. */
final class ClosedDoor implements AutoCloseable {
    static final String SECRET = "s3cr3t-of:rest";
    static final Map<String, String> LOGIN = Map.of("Authorization", basic("anna:" + SECRET));

    final EmbeddedKafka kafka = EmbeddedKafka.start();
    final List<WorkerProcess> workers = new ArrayList<>();

    ClosedDoor() throws Exception {
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

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
        kafka.close();
    }

    /** One request. */
    interface Call {
        RawHttp.Answer send() throws Exception;
    }

    /** Again while the group rebalances. */
    RawHttp.Answer insist(Call call) {
        return await().atMost(Duration.ofMinutes(1)).until(call::send, answer -> answer.status() != 409);
    }

    RawHttp away(int worker) throws Exception {
        return new RawHttp(OpenDoor.elsewhere(), port(worker));
    }

    RawHttp here(int worker) {
        return new RawHttp("127.0.0.1", port(worker));
    }

    int port(int worker) {
        return workers.get(worker).address().getPort();
    }

    static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
