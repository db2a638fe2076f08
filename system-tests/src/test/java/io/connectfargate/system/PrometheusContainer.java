package io.connectfargate.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Prometheus. Nothing in it can be written to but the volume that the image declares. */
final class PrometheusContainer extends FargateContainer<PrometheusContainer> {
    static final int PORT = 9090;
    static final String CONFIGURATION = "/prometheus/configuration/prometheus.yml";

    private static final DockerImageName IMAGE = Images.load("prometheus:local", "prometheus.image.tar");

    PrometheusContainer(Map<String, String> environment) {
        super(IMAGE);
        withEnv(environment);
    }

    /** Started when Prometheus says so. */
    PrometheusContainer untilReady() {
        return withExposedPorts(PORT).waitingFor(Wait.forHttp("/-/ready").forPort(PORT));
    }

    /** The targets of a job: instance and health, which is up, down, or unknown before the first scrape. */
    Map<String, String> targets(String job) {
        Map<String, String> targets = new TreeMap<>();
        for (JsonNode target : get("/api/v1/targets?state=active").path("activeTargets")) {
            if (target.path("labels").path("job").asText().equals(job)) {
                targets.put(
                        target.path("labels").path("instance").asText(),
                        target.path("health").asText());
            }
        }
        return targets;
    }

    /** The result of an instant query: a list of series. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** The configuration that it was started with. */
    String configuration() {
        return copyFileFromContainer(CONFIGURATION, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Runs a program of the image. */
    ExecResult run(String... command) {
        try {
            return execInContainer(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        return new Rest("http://" + getHost() + ":" + getMappedPort(PORT))
                .get(path)
                .json()
                .path("data");
    }
}
