package io.connectfargate.secured;

import io.connectfargate.secured.iam.IamCallbackHandler;
import io.connectfargate.secured.iam.IamLoginModule;
import io.connectfargate.secured.iam.PolicyAuthorizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** The properties of a broker with all listeners. */
final class BrokerConfig {
    /** For connections of the broker itself. SASL, so that {@code User:ANONYMOUS} is nobody's super user. */
    private static final List<String> INTERNAL = List.of("CONTROLLER", "INTERNAL");

    private final Settings settings;
    private final Endpoints endpoints;
    private final TokenEndpoint tokens;
    private final Map<String, String> config = new HashMap<>();

    private BrokerConfig(Settings settings, Endpoints endpoints, TokenEndpoint tokens) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.tokens = tokens;
    }

    static Map<String, String> of(Settings settings, Endpoints endpoints, TokenEndpoint tokens) {
        BrokerConfig broker = new BrokerConfig(settings, endpoints, tokens);
        broker.addListeners();
        broker.addInternalListeners();
        broker.addCertificates();
        broker.addMechanisms();
        broker.addPermissions();
        broker.config.putAll(settings.properties);
        return broker.config;
    }

    private void addListeners() {
        config.put(
                "listeners",
                joined(listener -> listener + "://" + endpoints.listeners().get(listener)));
        config.put(
                "advertised.listeners",
                joined(listener -> listener + "://" + endpoints.advertised().get(listener)));
        config.put("listener.security.protocol.map", joined(listener -> listener + ":" + listener.protocol().name));
    }

    private void addInternalListeners() {
        for (int i = 0; i < INTERNAL.size(); i++) {
            String name = INTERNAL.get(i);
            String address = "," + name + "://localhost:" + endpoints.internal().get(i);
            config.merge("listeners", address, String::concat);
            config.merge("listener.security.protocol.map", "," + name + ":SASL_PLAINTEXT", String::concat);
            String prefix = "listener.name." + name.toLowerCase(java.util.Locale.ROOT) + ".";
            config.put(prefix + "sasl.enabled.mechanisms", "PLAIN");
            config.put(prefix + "plain.sasl.jaas.config", adminLine());
        }
        config.merge(
                "advertised.listeners",
                ",INTERNAL://localhost:" + endpoints.internal().get(1),
                String::concat);
        config.put(
                "controller.quorum.voters",
                "1@localhost:" + endpoints.internal().get(0));
        config.put("inter.broker.listener.name", "INTERNAL");
        config.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        config.put("sasl.mechanism.controller.protocol", "PLAIN");
    }

    private void addCertificates() {
        Identity identity =
                settings.identity == null ? settings.authority.server("localhost", "127.0.0.1") : settings.identity;
        String trusted = settings.trusted == null ? settings.authority.certificate() : settings.trusted;
        config.put("ssl.keystore.type", "PEM");
        config.put("ssl.keystore.key", identity.key());
        config.put("ssl.keystore.certificate.chain", identity.certificateChain());
        config.put("ssl.truststore.type", "PEM");
        config.put("ssl.truststore.certificates", trusted);
        config.put(Listener.TLS.prefix() + "ssl.client.auth", "requested");
    }

    private void addMechanisms() {
        Map<Listener, String> lines = new EnumMap<>(Listener.class);
        lines.put(Listener.ADMIN, adminLine());
        lines.put(Listener.SASL_PLAIN, Jaas.line(PlainLoginModule.class.getName(), users(settings.plainUsers)));
        lines.put(Listener.SASL_SCRAM, Jaas.line(ScramLoginModule.class.getName(), Map.of()));
        lines.put(Listener.OAUTHBEARER, Jaas.line(OAuthBearerLoginModule.class.getName(), Map.of()));
        lines.put(Listener.IAM, Jaas.line(IamLoginModule.class.getName(), Map.of("seed", settings.seed)));
        lines.forEach((listener, line) -> {
            config.put(
                    listener.prefix() + "sasl.enabled.mechanisms",
                    listener.mechanism().orElseThrow());
            config.put(listener.mechanismPrefix() + "sasl.jaas.config", line);
            if (listener != Listener.ADMIN) {
                config.put(
                        listener.mechanismPrefix() + "connections.max.reauth.ms",
                        Long.toString(settings.reauthentication.toMillis()));
            }
        });
        config.put(handler(Listener.IAM), IamCallbackHandler.class.getName());
        config.put(handler(Listener.OAUTHBEARER), OAuthBearerValidatorCallbackHandler.class.getName());
        String oauth = Listener.OAUTHBEARER.mechanismPrefix() + "sasl.oauthbearer.";
        config.put(oauth + "jwks.endpoint.url", tokens.keysUrl());
        config.put(oauth + "expected.issuer", tokens.issuer());
        config.put(oauth + "expected.audience", TokenEndpoint.AUDIENCE);
    }

    private void addPermissions() {
        config.put("authorizer.class.name", PolicyAuthorizer.class.getName());
        config.put("super.users", "User:" + SecuredKafka.ADMIN);
        config.put("allow.everyone.if.no.acl.found", "false");
        config.put(PolicyAuthorizer.CLUSTER_ARN_CONFIG, settings.clusterArn);
        if (settings.policies != null) {
            config.put(PolicyAuthorizer.POLICIES_CONFIG, settings.policies.toString());
        }
    }

    private String adminLine() {
        Map<String, String> options = users(Map.of(SecuredKafka.ADMIN, settings.adminPassword));
        options.put("username", SecuredKafka.ADMIN);
        options.put("password", settings.adminPassword);
        return Jaas.line(PlainLoginModule.class.getName(), options);
    }

    private static Map<String, String> users(Map<String, String> passwords) {
        Map<String, String> options = new TreeMap<>();
        passwords.forEach((name, password) -> options.put("user_" + name, password));
        return options;
    }

    private static String handler(Listener listener) {
        return listener.mechanismPrefix() + "sasl.server.callback.handler.class";
    }

    private static String joined(Function<Listener, String> part) {
        return Arrays.stream(Listener.values()).map(part).collect(Collectors.joining(","));
    }
}
