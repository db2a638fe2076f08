package io.connectfargate.connect.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that keep a browser from using an answer for what it is not. */
public final class SafeHeaders {
    private static final String PROPERTY = "response.http.headers.config";
    /** By name. */
    static final Map<String, String> ALL = headers();

    private SafeHeaders() {}

    /** Has Connect send them with every answer; a header that the user sets stays as he sets it. */
    public static void addTo(Map<String, String> properties) {
        String theirs = properties.getOrDefault(PROPERTY, "");
        String ours = ALL.entrySet().stream()
                .filter(header -> !theirs.toLowerCase(Locale.ROOT)
                        .matches("(?s).*[\\s\"]" + header.getKey().toLowerCase(Locale.ROOT) + "\\s*:.*"))
                .map(header -> "set " + header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining(","));
        properties.put(PROPERTY, theirs.isBlank() ? ours : ours.isEmpty() ? theirs : ours + "," + theirs);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        return Collections.unmodifiableMap(headers);
    }
}
