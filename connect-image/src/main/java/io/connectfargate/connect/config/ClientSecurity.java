package io.connectfargate.connect.config;

import io.connectfargate.connect.security.ReloadingSslEngineFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.SslConfigs;

/** Connect uses a worker's own security properties for its own clients only; here its connectors' clients get them too. */
final class ClientSecurity {
    private static final List<String> CLIENTS = List.of("producer.", "consumer.", "admin.");
    private static final List<String> SECURITY = List.of("security.", "ssl.", "sasl.", "reconnect.backoff.");
    private static final List<String> STORE_FILES =
            List.of(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG);

    private ClientSecurity() {}

    /** Copies the worker's client properties to each client prefix, except where the user set something else there. */
    static void spread(Map<String, String> properties) {
        new TreeMap<>(properties).forEach((name, value) -> {
            if (SECURITY.stream().anyMatch(name::startsWith)) {
                CLIENTS.forEach(prefix -> properties.putIfAbsent(prefix + name, value));
            }
        });
    }

    /** Has each client that is given stores as files check them again for each new connection. */
    static void renew(Map<String, String> properties) {
        Stream.concat(Stream.of(""), CLIENTS.stream())
                .filter(prefix -> STORE_FILES.stream().anyMatch(name -> properties.containsKey(prefix + name)))
                .forEach(prefix -> properties.putIfAbsent(
                        prefix + SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG,
                        ReloadingSslEngineFactory.class.getName()));
    }
}
