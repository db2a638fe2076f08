package io.connectfargate.secured;

import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.secured.iam.SessionCredentials;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A broker in this JVM that listens in every authentication mode at once, on free ports of {@code localhost}.
 *
 * <p>Nobody but {@code User:admin} may do anything until ACLs, or policies for IAM's roles, say so. Its data lies in a
 * temporary folder that {@link #close()} deletes. Not thread-safe.
 */
public final class SecuredKafka implements AutoCloseable {
    static final String ADMIN = "admin";

    private final EmbeddedKafka kafka;
    private final TokenEndpoint tokens;
    private final Endpoints endpoints;
    private final Settings settings;

    private SecuredKafka(EmbeddedKafka kafka, TokenEndpoint tokens, Endpoints endpoints, Settings settings) {
        this.kafka = kafka;
        this.tokens = tokens;
        this.endpoints = endpoints;
        this.settings = settings;
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @throws IllegalStateException if it does not start
     */
    public static SecuredKafka start(Settings settings) {
        try {
            return start(settings, Endpoints.onLoopback(), new TokenEndpoint(settings.oauthClients, "localhost", 0));
        } catch (IOException e) {
            throw new IllegalStateException("The secured Kafka did not start: " + e.getMessage(), e);
        }
    }

    static SecuredKafka start(Settings settings, Endpoints endpoints, TokenEndpoint tokens) {
        try {
            EmbeddedKafka kafka =
                    EmbeddedKafka.start(1, BrokerConfig.of(settings, endpoints, tokens), scramArguments(settings));
            return new SecuredKafka(kafka, tokens, endpoints, settings);
        } catch (RuntimeException e) {
            tokens.close();
            throw e;
        }
    }

    /** What {@code bootstrap.servers} has to be for a listener: {@code localhost:port}. */
    public String bootstrapServers(Listener listener) {
        return endpoints.advertised().get(listener);
    }

    /** All that a client needs to do anything, as the super user. */
    public Map<String, Object> admin() {
        return ClientProperties.admin(bootstrapServers(Listener.ADMIN), settings.adminPassword);
    }

    /** Who has signed the broker's certificate, unless the settings gave it another one. */
    public Authority authority() {
        return settings.authority;
    }

    /** Where clients of {@link Listener#OAUTHBEARER} get their tokens. */
    public String tokenUrl() {
        return tokens.tokenUrl();
    }

    /** New ones, for the AWS SDK of a client of {@link Listener#IAM}. */
    public SessionCredentials credentials(String roleArn, Duration lifetime) {
        return SessionCredentials.issue(
                settings.seed,
                roleArn,
                Instant.now().plus(lifetime),
                UUID.randomUUID().toString());
    }

    /** Stops the broker and deletes its data. */
    @Override
    public void close() {
        kafka.close();
        tokens.close();
    }

    private static List<String> scramArguments(Settings settings) {
        List<String> arguments = new ArrayList<>();
        settings.scramUsers.forEach((name, password) -> {
            arguments.add("--add-scram");
            arguments.add("SCRAM-SHA-512=[name=\"" + name + "\",password=\"" + password + "\"]");
        });
        return arguments;
    }
}
