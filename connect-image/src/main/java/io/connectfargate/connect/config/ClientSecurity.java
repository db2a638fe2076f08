package io.connectfargate.connect.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Connect uses a worker's own security settings for its own clients only; here its connectors' clients get them too. */
final class ClientSecurity {
    private static final List<String> CLIENTS = List.of("producer.", "consumer.", "admin.");
    private static final List<String> SECURITY = List.of("security.", "ssl.", "sasl.", "reconnect.backoff.");

    private ClientSecurity() {}

    /** Copies the worker's client settings to each client prefix, except where the user set something else there. */
    static void spread(Map<String, String> properties) {
        new TreeMap<>(properties).forEach((name, value) -> {
            if (SECURITY.stream().anyMatch(name::startsWith)) {
                CLIENTS.forEach(prefix -> properties.putIfAbsent(prefix + name, value));
            }
        });
    }
}
