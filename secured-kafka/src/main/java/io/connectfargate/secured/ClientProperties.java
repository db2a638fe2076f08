package io.connectfargate.secured;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** What clients need to authenticate at each listener. Each method returns a new map that the caller may add to. */
public final class ClientProperties {
    private ClientProperties() {}

    /** For {@link Listener#ADMIN}. */
    public static Map<String, Object> admin(String bootstrapServers, String password) {
        Map<String, Object> properties = of(Listener.ADMIN);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("sasl.jaas.config", login(PlainLoginModule.class, SecuredKafka.ADMIN, password));
        return properties;
    }

    /** For {@link Listener#NO_AUTH}. */
    public static Map<String, Object> noAuth(String bootstrapServers) {
        Map<String, Object> properties = of(Listener.NO_AUTH);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /**
     * For {@link Listener#TLS}, without a certificate of the client's own.
     *
     * @param trusted certificates to trust, PEM
     */
    public static Map<String, Object> tls(String bootstrapServers, String trusted) {
        return encrypted(Listener.TLS, bootstrapServers, trusted);
    }

    /** For {@link Listener#TLS}, with a certificate of the client's own. */
    public static Map<String, Object> mtls(String bootstrapServers, String trusted, Identity identity) {
        Map<String, Object> properties = tls(bootstrapServers, trusted);
        properties.put("ssl.keystore.type", "PEM");
        properties.put("ssl.keystore.key", identity.key());
        properties.put("ssl.keystore.certificate.chain", identity.certificateChain());
        return properties;
    }

    /** For {@link Listener#SASL_PLAIN}. */
    public static Map<String, Object> plain(String bootstrapServers, String trusted, String user, String password) {
        Map<String, Object> properties = encrypted(Listener.SASL_PLAIN, bootstrapServers, trusted);
        properties.put("sasl.jaas.config", login(PlainLoginModule.class, user, password));
        return properties;
    }

    /** For {@link Listener#SASL_SCRAM}. */
    public static Map<String, Object> scram(String bootstrapServers, String trusted, String user, String password) {
        Map<String, Object> properties = encrypted(Listener.SASL_SCRAM, bootstrapServers, trusted);
        properties.put("sasl.jaas.config", login(ScramLoginModule.class, user, password));
        return properties;
    }

    /** For {@link Listener#OAUTHBEARER}, with the grant "client credentials". */
    public static Map<String, Object> oauthbearer(
            String bootstrapServers, String trusted, String tokenUrl, String client, String secret) {
        Map<String, Object> properties = encrypted(Listener.OAUTHBEARER, bootstrapServers, trusted);
        properties.put("sasl.jaas.config", Jaas.line(OAuthBearerLoginModule.class.getName(), Map.of()));
        properties.put("sasl.login.callback.handler.class", OAuthBearerLoginCallbackHandler.class.getName());
        properties.put("sasl.oauthbearer.token.endpoint.url", tokenUrl);
        properties.put("sasl.oauthbearer.client.credentials.client.id", client);
        properties.put("sasl.oauthbearer.client.credentials.client.secret", secret);
        return properties;
    }

    /** For {@link Listener#IAM}, with the credentials that the AWS SDK finds by itself. */
    public static Map<String, Object> iam(String bootstrapServers, String trusted) {
        Map<String, Object> properties = encrypted(Listener.IAM, bootstrapServers, trusted);
        // By name: callers bring aws-msk-iam-auth.
        properties.put("sasl.jaas.config", Jaas.line("software.amazon.msk.auth.iam.IAMLoginModule", Map.of()));
        properties.put("sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        return properties;
    }

    private static Map<String, Object> encrypted(Listener listener, String bootstrapServers, String trusted) {
        Map<String, Object> properties = of(listener);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.certificates", trusted);
        return properties;
    }

    private static Map<String, Object> of(Listener listener) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("security.protocol", listener.protocol().name);
        listener.mechanism().ifPresent(mechanism -> properties.put("sasl.mechanism", mechanism));
        return properties;
    }

    private static String login(Class<?> module, String user, String password) {
        // In the order of the connector files: a line that differs is another login to the worker's preflight.
        Map<String, String> options = new LinkedHashMap<>();
        options.put("username", user);
        options.put("password", password);
        return Jaas.line(module.getName(), options);
    }
}
