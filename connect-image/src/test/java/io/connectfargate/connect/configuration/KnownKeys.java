package io.connectfargate.connect.configuration;

import static java.util.Comparator.comparing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.mirror.MirrorConnectorConfig;
import org.apache.kafka.connect.runtime.ConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;

/**
 * Tells which keys of a connector's configuration somebody reads, by Kafka's own ConfigDefs and by looking whether
 * Kafka's own code hands the setting to a client that this connector builds.
 */
final class KnownKeys {
    /** What Connect adds to the clients it builds for a connector. */
    private static final Map<String, Set<String>> OVERRIDES = Map.of(
            ConnectorConfig.CONNECTOR_CLIENT_PRODUCER_OVERRIDES_PREFIX, ProducerConfig.configNames(),
            ConnectorConfig.CONNECTOR_CLIENT_CONSUMER_OVERRIDES_PREFIX, ConsumerConfig.configNames(),
            ConnectorConfig.CONNECTOR_CLIENT_ADMIN_OVERRIDES_PREFIX, AdminClientConfig.configNames());
    /** Places to look for a better key; each one found is checked before it is proposed. */
    private static final Set<String> PREFIXES = Set.of(
            "source.cluster.",
            "target.cluster.",
            "source.consumer.",
            "source.admin.",
            "target.admin.",
            "target.consumer.",
            "target.producer.");

    /** MirrorMaker's ConfigDefs list these without a cluster's prefix too, but no client is given them from there. */
    private static final Set<String> SECURITY_NAMES = new ConfigDef()
            .define(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, ConfigDef.Type.STRING, ConfigDef.Importance.LOW, "")
            .withClientSslSupport()
            .withClientSaslSupport()
            .names();

    private final Role role;
    private final Set<String> connectorNames;
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    KnownKeys(Role role) {
        this.role = role;
        connectorNames = new HashSet<>(role.configNames());
        connectorNames.addAll(SourceConnectorConfig.configDef().names());
        role.filters().forEach(filter -> connectorNames.addAll(filter.names()));
        connectorNames.removeAll(SECURITY_NAMES);
    }

    boolean contains(String key) {
        return answers.computeIfAbsent(key, this::isKnown);
    }

    private boolean isKnown(String key) {
        return connectorNames.contains(key) || isOverride(key) || reachesClient(key);
    }

    /** The known key that takes the fewest edits. */
    String nearest(String key) {
        return Stream.of(connectorNames.stream(), withPrefixes(OVERRIDES), withPrefixes(clientKeys()))
                .flatMap(names -> names)
                .sorted(comparing((String name) ->
                        LevenshteinDistance.getDefaultInstance().apply(key, name)))
                .filter(this::contains)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOverride(String key) {
        return OVERRIDES.entrySet().stream()
                .anyMatch(entry -> key.startsWith(entry.getKey())
                        && entry.getValue()
                                .contains(key.substring(entry.getKey().length())));
    }

    private boolean reachesClient(String key) {
        if (SECURITY_NAMES.contains(key)) {
            return false;
        }
        String marker = "value of " + key;
        MirrorConnectorConfig config = role.parse(
                Map.of("name", "probe", "connector.class", "probe", "source.cluster.alias", "source", key, marker));
        return role.clients().stream()
                .anyMatch(client -> client.settings(config).entrySet().stream()
                        .anyMatch(setting -> setting.getValue().equals(marker)
                                && client.names().contains(setting.getKey())));
    }

    private Map<String, Set<String>> clientKeys() {
        Set<String> names = new HashSet<>();
        role.clients().forEach(client -> names.addAll(client.names()));
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        PREFIXES.forEach(prefix -> keys.put(prefix, names));
        return keys;
    }

    private static Stream<String> withPrefixes(Map<String, Set<String>> names) {
        return names.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(name -> entry.getKey() + name));
    }
}
