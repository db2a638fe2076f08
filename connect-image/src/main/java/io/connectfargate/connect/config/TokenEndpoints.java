package io.connectfargate.connect.config;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;

/** The OAuth token endpoints that Kafka's clients may ask: since Kafka 4 none, unless a Java property lists it. */
public final class TokenEndpoints {
    private static final String PROPERTY = BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;

    private TokenEndpoints() {}

    /**
     * Lists those of the variables, and the worker's own, in that property, in addition to what a user put there.
     *
     * @param properties the worker's
     * @param errors gets a sentence for each that is no address of an endpoint
     */
    public static void allow(
            Map<String, String> environment, Map<String, String> properties, ConfigurationErrors errors) {
        Set<String> urls = new LinkedHashSet<>();
        Stream.of(Variables.SOURCE_OAUTH_TOKEN_ENDPOINT_URL, Variables.TARGET_OAUTH_TOKEN_ENDPOINT_URL)
                .filter(variable -> environment.containsKey(variable.name()))
                .forEach(variable -> {
                    String url = environment.get(variable.name());
                    if (isEndpoint(url)) {
                        urls.add(url);
                    } else {
                        errors.add(variable.name(), "is '" + url + "'", "https://host/path, the token endpoint");
                    }
                });
        String own = properties.getOrDefault(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, "");
        if (isEndpoint(own)) {
            urls.add(own);
        }
        if (!urls.isEmpty()) {
            Stream.of(System.getProperty(PROPERTY, "").split(","))
                    .filter(url -> !url.isBlank())
                    .forEach(urls::add);
            System.setProperty(PROPERTY, String.join(",", urls));
        }
    }

    /** Not file:, which would have connectors read files; no comma, which the property separates by. */
    private static boolean isEndpoint(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?") && !url.contains(",");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
