package io.connectfargate.system.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Prometheus. Nothing in it can be written to but the volume that the image declares. */
public final class PrometheusContainer extends FargateContainer<PrometheusContainer> {
    public static final int PORT = 9090;
    public static final String CONFIGURATION = "/prometheus/configuration/prometheus.yml";

    private static final DockerImageName IMAGE = Images.load("prometheus:local", "prometheus.image.tar");

    public PrometheusContainer(Map<String, String> environment) {
        super(IMAGE);
        withEnv(environment);
    }

    /** Started when Prometheus says so. */
    public PrometheusContainer untilReady() {
        return withExposedPorts(PORT).waitingFor(Wait.forHttp("/-/ready").forPort(PORT));
    }

    /** The targets of a job: instance and health, which is up, down, or unknown before the first scrape. */
    public Map<String, String> targets(String job) {
        return ofTargets(job, target -> target.path("health"));
    }

    /** The targets of a job: instance and the value of a label, which is empty where there is none. */
    public Map<String, String> labels(String job, String label) {
        return ofTargets(job, target -> target.path("labels").path(label));
    }

    /** Where it sends alerts to. */
    public List<String> alertmanagers() {
        return get("/api/v1/alertmanagers").path("activeAlertmanagers").findValuesAsText("url");
    }

    /** The links of the alerts, each once. */
    public Set<String> runbooks() {
        return new TreeSet<>(get("/api/v1/rules?type=alert").findValuesAsText("runbook_url"));
    }

    /** The flags that it runs with. */
    public Map<String, String> flags() {
        Map<String, String> flags = new TreeMap<>();
        get("/api/v1/status/flags")
                .properties()
                .forEach(flag -> flags.put(flag.getKey(), flag.getValue().asText()));
        return flags;
    }

    /** The result of an instant query: a list of series. */
    public JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** The configuration that it was started with. */
    public String configuration() {
        return copyFileFromContainer(CONFIGURATION, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Runs a program of the image. */
    public ExecResult run(String... command) {
        try {
            return execInContainer(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> ofTargets(String job, Function<JsonNode, JsonNode> value) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode target : get("/api/v1/targets?state=active").path("activeTargets")) {
            JsonNode labels = target.path("labels");
            if (labels.path("job").asText().equals(job)) {
                found.put(labels.path("instance").asText(), value.apply(target).asText());
            }
        }
        return found;
    }

    /** For the test, and for programs next to it. */
    public String url() {
        return "http://" + getHost() + ":" + getMappedPort(PORT);
    }

    private JsonNode get(String path) {
        return new Rest(url()).get(path).json().path("data");
    }
}
