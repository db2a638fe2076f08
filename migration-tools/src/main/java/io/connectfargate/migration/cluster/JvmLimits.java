package io.connectfargate.migration.cluster;

import io.connectfargate.connect.security.OwnProviders;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;

/**
 * What Kafka allows clients for a whole JVM only: token endpoints, none unless listed, and classes of configuration providers, any
 * unless listed.
 */
final class JvmLimits {
    private static final String ENDPOINTS = BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;
    private static final String PROVIDERS = AbstractConfig.AUTOMATIC_CONFIG_PROVIDERS_PROPERTY;
    private static final Pattern PROVIDER_CLASS = Pattern.compile("config\\.providers\\.[^.]+\\.class");
    /** Not {@code file:}, by which a connector could have this program read a file and send it. */
    private static final Pattern ENDPOINT = Pattern.compile("https?://[^,\\s]+");

    private JvmLimits() {}

    /** Allows what these clusters' configurations need, in addition to what is allowed already, and no more. */
    static void lift(Collection<ClusterSettings> sides) {
        Set<String> endpoints = listed(ENDPOINTS);
        Set<String> providers = listed(PROVIDERS);
        providers.remove("none");
        providers.addAll(OwnProviders.CLASSES.values());
        sides.stream()
                .flatMap(side -> Stream.of(side.admin(), side.consumer(), side.producer()))
                .forEach(settings -> {
                    Object endpoint = settings.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL);
                    if (endpoint != null
                            && ENDPOINT.matcher(endpoint.toString()).matches()) {
                        endpoints.add(endpoint.toString());
                    }
                    providers.addAll(classes(settings));
                });
        if (!endpoints.isEmpty()) {
            System.setProperty(ENDPOINTS, String.join(",", endpoints));
        }
        System.setProperty(PROVIDERS, String.join(",", providers));
    }

    private static Set<String> classes(Map<String, Object> settings) {
        Set<String> classes = new TreeSet<>();
        settings.forEach((name, value) -> {
            if (PROVIDER_CLASS.matcher(name).matches()) {
                classes.add(value.toString());
            }
        });
        return classes;
    }

    private static Set<String> listed(String property) {
        Set<String> listed = new TreeSet<>();
        Stream.of(System.getProperty(property, "").split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .forEach(listed::add);
        return listed;
    }
}
