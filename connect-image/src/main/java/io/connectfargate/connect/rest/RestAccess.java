package io.connectfargate.connect.rest;

import io.connectfargate.connect.config.ConfigurationErrors;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.rules.BrokerAllowList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who may use the worker's REST port, as the environment and the worker's properties have it. */
public final class RestAccess {
    private static final String CREDENTIALS = Variables.REST_CREDENTIALS.name();
    private static final String BROKERS = Variables.ALLOWED_BROKERS.name();
    private static final String HTTPS = "listeners.https.";
    private static final String CLIENT_AUTH = "ssl.client.auth";

    private final List<String> listeners;
    private final boolean credentials;
    private final boolean certificates;

    private RestAccess(List<String> listeners, boolean credentials, boolean certificates) {
        this.listeners = listeners;
        this.credentials = credentials;
        this.certificates = certificates;
    }

    /**
     * Reads what there is.
     *
     * @param properties the worker's
     * @param errors gets a sentence for each variable that cannot be used, without its value where that is a secret
     */
    public static RestAccess of(
            Map<String, String> environment, Map<String, String> properties, ConfigurationErrors errors) {
        String credentials = environment.get(CREDENTIALS);
        checkCredentials(credentials, properties, errors);
        checkBrokers(environment.get(BROKERS), errors);
        boolean own = properties.keySet().stream().anyMatch(name -> name.startsWith(HTTPS));
        return new RestAccess(
                Arrays.stream(properties.getOrDefault("listeners", "").split(","))
                        .map(String::trim)
                        .toList(),
                credentials != null,
                "required".equals(properties.get((own ? HTTPS : "") + CLIENT_AUTH)));
    }

    private static void checkCredentials(
            String credentials, Map<String, String> properties, ConfigurationErrors errors) {
        if (credentials != null && !Credentials.isUsable(credentials)) {
            errors.add(
                    CREDENTIALS,
                    "cannot be used",
                    "user:password in one line, neither of them empty, from a secret; or no such variable, which leaves"
                            + " writing open");
        }
        String protocol = properties.getOrDefault("connect.protocol", "sessioned");
        if (credentials != null && !protocol.equalsIgnoreCase("sessioned")) {
            errors.add(
                    "CONNECT_CONNECT_PROTOCOL",
                    "is '" + protocol + "' while " + CREDENTIALS + " is set",
                    "sessioned, Kafka's default: otherwise workers do not sign their requests to each other, and"
                            + " unauthenticated clients"
                            + " could send the same");
        }
    }

    private static void checkBrokers(String brokers, ConfigurationErrors errors) {
        if (brokers != null && !BrokerAllowList.isUsable(brokers)) {
            errors.add(
                    BROKERS,
                    "is '" + brokers + "'",
                    "host:port,host:port in addition to those of BROKERS and SOURCE_BROKERS; or no such variable, which leaves"
                            + " connectors any broker");
        }
    }

    /** To whom the port is open, and how to close it, in one line. */
    public String sentence() {
        List<String> reached =
                listeners.stream().filter(listener -> !isLoopback(listener)).toList();
        String all = String.join(", ", reached);
        if (reached.isEmpty()) {
            return "REST listens on loopback only: anyone who runs commands in this task may read and write.";
        }
        if (certificates && reached.stream().allMatch(listener -> listener.regionMatches(true, 0, "https:", 0, 6))) {
            return "REST at " + all + " accepts requests with a client certificate only.";
        }
        if (credentials) {
            return "REST at " + all + " is open for reading; a write requires " + CREDENTIALS + ".";
        }
        return "REST is open: anyone who reaches " + all + " may create, change and delete connectors, which use this"
                + " worker's logins and roles. Restrict the port to trusted clients, or set " + CREDENTIALS
                + "=user:password, or ask for client certificates (docs/security.md).";
    }

    /** By what is written: no name but localhost is looked up. */
    private static boolean isLoopback(String listener) {
        return listener.matches("(?i)https?://(localhost|127\\.[0-9.]+|\\[::1])(:.*)?");
    }
}
