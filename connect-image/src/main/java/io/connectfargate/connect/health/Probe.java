package io.connectfargate.connect.health;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The container's health check: the worker's REST API answers {@code /health}, and nothing that runs on this worker has failed.
 *
 * <p>Prints one line and exits with 0 (healthy) or 1. What failed on another worker is that worker's illness: were it counted
 * here, one bad connector would have ECS replace all tasks at once.
 */
public final class Probe {
    private static final Pattern LISTENER = Pattern.compile("(?i)http://[^,]*:(\\d+)");
    private static final int TIMEOUT_MS = 4_000;

    private final URI base;

    Probe(URI base) {
        this.base = base;
    }

    /** @param arguments the worker's REST address, or none for the port of {@code CONNECT_LISTENERS}, or 8083 */
    public static void main(String[] arguments) {
        URI base = URI.create(arguments.length > 0 ? arguments[0] : address(System.getenv()));
        Optional<String> illness = new Probe(base).illness();
        System.out.println(
                illness.map(reason -> "unhealthy: " + reason).orElse("healthy: " + base + " answers, nothing failed"));
        System.exit(illness.isPresent() ? 1 : 0);
    }

    static String address(Map<String, String> environment) {
        Matcher matcher = LISTENER.matcher(environment.getOrDefault("CONNECT_LISTENERS", ""));
        return "http://localhost:" + (matcher.find() ? matcher.group(1) : "8083");
    }

    /** Why the worker is not healthy, in one line; empty if it is. */
    Optional<String> illness() {
        try {
            HttpURLConnection health = open("/health");
            if (health.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.of("/health answers " + health.getResponseCode()
                        + (health.getResponseCode() == HttpURLConnection.HTTP_UNAVAILABLE
                                ? ", the worker is starting"
                                : ""));
            }
            try (InputStream body = open("/connectors?expand=status").getInputStream()) {
                return new ConnectorStates(new OwnAddress(base.getPort())).firstFailure(body);
            }
        } catch (IOException e) {
            return Optional.of(base + " does not answer: " + e.getMessage());
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        return connection;
    }
}
