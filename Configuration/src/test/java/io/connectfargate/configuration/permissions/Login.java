package io.connectfargate.configuration.permissions;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An authentication mode, and the principal it gives. */
enum Login {
    NO_AUTH("no-auth", "User:ANONYMOUS"),
    TLS("tls", "User:ANONYMOUS"),
    MTLS("mtls", "User:CN=mirror"),
    SCRAM("sasl-scram", "User:mirror"),
    IAM("iam", "User:" + Login.ROLE_ARN);

    static final String ROLE = "migration";
    static final String ROLE_ARN = "arn:aws:iam::012345678910:role/" + ROLE;

    private static final String PASSWORD = "s3cr3t";

    private final String auth;
    private final String principal;

    Login(String auth, String principal) {
        this.auth = auth;
        this.principal = principal;
    }

    /** For a broker that knows the user. */
    static Settings settings() {
        return new Settings().scramUser("mirror", PASSWORD);
    }

    String principal() {
        return principal;
    }

    /** How a client reaches a cluster. */
    Map<String, Object> client(SecuredKafka kafka) {
        String trusted = kafka.authority().certificate();
        return switch (this) {
            case NO_AUTH -> ClientProperties.noAuth(kafka.bootstrapServers(Listener.NO_AUTH));
            case TLS -> ClientProperties.tls(kafka.bootstrapServers(Listener.TLS), trusted);
            case MTLS ->
                ClientProperties.mtls(
                        kafka.bootstrapServers(Listener.TLS),
                        trusted,
                        kafka.authority().client("mirror"));
            case SCRAM ->
                ClientProperties.scram(kafka.bootstrapServers(Listener.SASL_SCRAM), trusted, "mirror", PASSWORD);
            case IAM -> ClientProperties.iam(kafka.bootstrapServers(Listener.IAM), trusted);
        };
    }

    /** The same for a worker. */
    Map<String, String> worker(SecuredKafka kafka) {
        Map<String, String> variables = new TreeMap<>(Map.of("AUTH", auth));
        client(kafka).forEach((name, value) -> {
            if (name.equals("bootstrap.servers")) {
                variables.put("BROKERS", value.toString());
            } else if (name.startsWith("ssl.")) {
                variables.put("CONNECT_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString());
            }
        });
        if (this == SCRAM) {
            variables.putAll(Map.of("USERNAME", "mirror", "PASSWORD", PASSWORD));
        }
        return variables;
    }
}
