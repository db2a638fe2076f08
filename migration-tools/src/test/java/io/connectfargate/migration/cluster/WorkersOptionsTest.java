package io.connectfargate.migration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.connect.security.WorkerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkersOptionsTest extends ReadOptions {
    @Test
    void usesTheWorkersOwnEnvironmentForATargetThatNothingElseNames() throws Exception {
        environment = Map.of("BROKERS", "new:9098", "TARGET_SECRET", "unused");
        image = Optional.of(new Image(Map.of(
                "bootstrap.servers",
                "new:9098",
                "group.id",
                "migrate",
                "admin.sasl.mechanism",
                "AWS_MSK_IAM",
                "consumer.sasl.mechanism",
                "AWS_MSK_IAM")));
        String connector = file("x.json", FILLED.replaceAll("\"target.cluster.(b|s)[^,]*,", ""));

        Clusters clusters = read("--connector", connector);

        assertThat(clusters.target().address()).isEqualTo("new:9098");
        assertThat(clusters.target().consumer()).containsEntry("sasl.mechanism", "AWS_MSK_IAM");
        assertThat(clusters.target().label()).isEqualTo("BROKERS");
    }

    @Test
    void asksAWorkerForItsConnectorWithCredentials() throws Exception {
        environment = Map.of("REST_CREDENTIALS", "ann:s3cr3t");
        Map<String, String> seen = new HashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            seen.put(path, exchange.getRequestHeaders().getFirst("Authorization"));
            boolean there = path.equals("/connectors/my%20cpc/config");
            String config = FILLED.substring(FILLED.indexOf("\"config\": ") + 10, FILLED.length() - 1);
            byte[] answer = (there ? config : path.equals("/connectors") ? "[\"my cpc\"]" : "{\"error_code\":404}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(there || path.equals("/connectors") ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "127.0.0.1:" + server.getAddress().getPort();

            assertThat(read("--connect", url, "--name", "my cpc").source().address())
                    .isEqualTo("old:9092");
            assertThat(seen).containsEntry("/connectors/my%20cpc/config", "Basic YW5uOnMzY3IzdA==");
            assertThat(failure("--connect", url))
                    .hasMessageContaining(
                            "--name mm2-cpc is no connector of http://" + url + ". Expected: one of [\"my cpc\"].");
        } finally {
            server.stop(0);
        }
    }

    private record Image(Map<String, String> properties) implements WorkerSettings {
        @Override
        public Read read(Map<String, String> environment, Path directory) {
            return new Read(properties, List.of());
        }

        @Override
        public Optional<URI> rest(Path directory) {
            return Optional.empty();
        }
    }
}
