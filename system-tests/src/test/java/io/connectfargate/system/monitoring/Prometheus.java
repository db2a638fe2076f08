package io.connectfargate.system.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.system.engine.Rest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prometheus's HTTP API. */
final class Prometheus {
    private final Rest rest;
    private final Instant start = Instant.now();

    /** @param url such as {@code http://localhost:9090}; what was scraped before this moment does not count */
    Prometheus(String url) {
        rest = new Rest(url);
    }

    /** A rule as it was loaded. */
    record Rule(String file, String name, boolean alert, String query) {}

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : get("rules", Map.of()).path("groups")) {
            String file = group.path("file").asText().replaceFirst(".*/", "");
            for (JsonNode rule : group.path("rules")) {
                rules.add(new Rule(
                        file,
                        rule.path("name").asText(),
                        rule.path("type").asText().equals("alerting"),
                        rule.path("query").asText()));
            }
        }
        return rules;
    }

    /** What an expression gives now. */
    JsonNode query(String expression) {
        return get("query", Map.of("query", expression)).path("result");
    }

    /** Whether there was at any time a series that the selector takes. */
    boolean hasSeen(String selector) {
        String now = Instant.now().toString();
        return !get("series", Map.of("match[]", selector, "start", start.toString(), "end", now, "limit", "1"))
                .isEmpty();
    }

    PromQl parse(String expression) {
        return new PromQl(get("parse_query", Map.of("query", expression)));
    }

    private JsonNode get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        ConnectRest.Answer answer = rest.get("/api/v1/" + path + "?" + query);
        if (answer.status() != 200) {
            throw new AssertionError("Prometheus rejects " + parameters + ": " + answer.body());
        }
        return answer.json().path("data");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
