package io.connectfargate.connect.foreign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Variables that other public images of Kafka Connect read (Confluent's, Debezium's, Strimzi's, and Kafka's own scripts), each
 * with what does the same here. Nothing here rejects anything: the checks that reject or warn use these words.
 */
final class OtherImages {
    private static final String LISTENERS = "CONNECT_LISTENERS=http://0.0.0.0:8083 instead, with your host and port";
    private static final String JAVA = "JDK_JAVA_OPTIONS instead, such as JDK_JAVA_OPTIONS=-Xmx2g";
    private static final String METRICS = "no such variable: metrics are on port 3600, for Prometheus";
    private static final String PLUGINS =
            "no such variable: further classes go to /opt/connect/plugins, a folder for each plugin";
    private static final String LOGS = "LOG_LEVEL and LOG_FORMAT instead";
    private static final String AUTHENTICATION = "AUTH instead, and what it needs";
    private static final String PROXIES = "KUBERNETES_.*|(KAFKA_)?CONNECT_(SERVICE_|PORT(_\\d|$)).*";

    /** The target cluster and Connect's group, as other images call them. */
    private static final Map<String, Pattern> REQUIRED = Map.of(
            "BROKERS",
            Pattern.compile("(CONNECT_|KAFKA_|KAFKA_CONNECT_)?(BOOTSTRAP_SERVERS?|BROKERS?)|BOOTSTRAP_BROKERS"),
            "GROUP",
            Pattern.compile("(CONNECT_|KAFKA_CONNECT_)?GROUP_ID|(KAFKA_)?CONNECT_GROUP|GROUPS|GROUP_NAME"));

    /** The first that matches holds. */
    private static final List<Rule> RULES = List.of(
            rule("(CONNECT_)?(KAFKA_)?(HEAP_OPTS|OPTS|JVM_PERFORMANCE_OPTS|GC_LOG_OPTS)|JAVA_OPTS|EXTRA_ARGS", JAVA),
            rule("STRIMZI_(JAVA_.*|KAFKA_GC_LOG_ENABLED|DYNAMIC_HEAP_.*)", JAVA),
            rule("(CONNECT_)?(KAFKA_)?JMX_?(PORT|HOST|HOSTNAME|OPTS)|ENABLE_(JMX_EXPORTER|JOLOKIA|OTEL)", METRICS),
            rule("KAFKA_CONNECT_(METRICS|JMX).*", METRICS),
            rule(
                    "(CONNECT_)?CLASSPATH|KAFKA_CONNECT_PLUGINS_DIR|KAFKA_CONNECT_PLUGIN_PATH|ENABLE_APICURIO_CONVERTERS",
                    PLUGINS),
            rule("ENABLE_DEBEZIUM_.*|CONNECT_PLUGINS?_DIR", PLUGINS),
            rule(
                    "CONNECT_LOG4J_LOGGERS",
                    "no such variable: LOG_LEVEL is the root's level, and PUT /admin/loggers/NAME of the REST API sets one"
                            + " logger's"),
            rule("CONNECT_LOG4J_(TOOLS_)?ROOT_LOGLEVEL", "LOG_LEVEL instead"),
            rule("(CONNECT_)?(KAFKA_)?LOG4J2?_.*|KAFKA_CONNECT_LOG.*", LOGS),
            rule(
                    "(CONNECT_)?INTERNAL_(KEY|VALUE)_CONVERTER.*",
                    "no such variable: Kafka has no internal converters to choose any more"),
            rule("(CONNECT_|KAFKA_)?ZOOKEEPER_.*", "no such variable: Connect needs no ZooKeeper"),
            rule("(CONNECT_)?REST_(PORT|HOST_NAME)", LISTENERS),
            rule("(CONNECT_)?ADVERTISED_HOST_NAME", "CONNECT_REST_ADVERTISED_HOST_NAME instead"),
            rule("(CONNECT_)?ADVERTISED_PORT", "CONNECT_REST_ADVERTISED_PORT instead"),
            rule("(CONNECT_)?CUB_KAFKA_TIMEOUT", "STARTUP_TIMEOUT_SECONDS instead"),
            rule("(CONNECT_)?CUB_.*", "no such variable: the worker waits for its cluster by itself"),
            rule("SHUTDOWN_TIMEOUT", "CONNECT_TASK_SHUTDOWN_GRACEFUL_TIMEOUT_MS instead, in milliseconds"),
            rule("CONNECT_CONFLUENT_.*", "no such variable: this image contains no Confluent components"),
            rule(
                    "CONNECT_SCHEMA_REGISTRY_.*",
                    "the converter's own property instead, such as CONNECT_VALUE_CONVERTER_SCHEMA_REGISTRY_URL"),
            rule(
                    "CONNECT_OFFSET_STORAGE_FILE_FILENAME",
                    "no such variable: offsets are in the topic of CONNECT_OFFSET_STORAGE_TOPIC"),
            rule("KAFKA_CONNECT_TRUSTED_CERTS", "TRUSTED_CERTIFICATES instead, as PEM text"),
            rule("KAFKA_CONNECT_SASL_USERNAME", "USERNAME instead"),
            rule("KAFKA_CONNECT_SASL_PASSWORD(_FILE)?", "PASSWORD instead, from a secret"),
            rule("KAFKA_CONNECT_TLS_AUTH_CERT", "CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN instead, as PEM text"),
            rule("KAFKA_CONNECT_TLS_AUTH_KEY", "CONNECT_SSL_KEYSTORE_KEY instead, as PEM text"),
            rule("KAFKA_CONNECT_(TLS|SASL|OAUTH|SSL).*", AUTHENTICATION),
            rule(
                    "KAFKA_CONNECT_CONFIGURATION",
                    "CONNECT_<PROPERTY> for each of its lines, or the file in KAFKA_CONNECT_PROPERTIES_S3_URI"));

    private OtherImages() {}

    /**
     * What to set in a variable's place.
     *
     * @param isProperty whether a {@code CONNECT_*} variable stands for a worker property
     * @return half a sentence; empty for a variable that no other image is known to read
     */
    static Optional<String> instead(String variable, Predicate<String> isProperty) {
        if (variable.matches(PROXIES)) {
            return Optional.empty();
        }
        Optional<String> required = REQUIRED.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(variable).matches())
                .map(entry -> entry.getKey() + " instead")
                .findFirst();
        return required.or(() -> RULES.stream()
                        .filter(rule -> rule.name().matcher(variable).matches())
                        .map(Rule::instead)
                        .findFirst())
                .or(() -> withPrefix(variable, isProperty))
                .or(() -> variable.startsWith("KAFKA_CONNECT_")
                        ? Optional.of(
                                "no such variable: those of this image are in the table of connect-image/README.md")
                        : Optional.empty());
    }

    /**
     * The variable that was set in place of a required one.
     *
     * @param required {@code BROKERS} or {@code GROUP}
     * @return its name; the first in the alphabet of several
     */
    static Optional<String> standIn(String required, Map<String, String> environment) {
        return new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> REQUIRED.get(required).matcher(name).matches())
                        .filter(name ->
                                !name.equals(required) && !environment.get(name).isBlank())
                        .findFirst();
    }

    /** Debezium has the properties without a prefix, Strimzi with another; of short names too many mean something else. */
    private static Optional<String> withPrefix(String variable, Predicate<String> isProperty) {
        String bare = variable.replaceFirst("^KAFKA_CONNECT_", "");
        boolean telling =
                bare.chars().filter(c -> c == '_').count() > 1 || bare.matches("(KEY|VALUE|HEADER)_CONVERTER");
        String ours = "CONNECT_" + bare;
        return (telling || !bare.equals(variable)) && !variable.startsWith("CONNECT_") && isProperty.test(ours)
                ? Optional.of(ours + " instead")
                : Optional.empty();
    }

    private static Rule rule(String name, String instead) {
        return new Rule(Pattern.compile(name), instead);
    }

    private record Rule(Pattern name, String instead) {}
}
