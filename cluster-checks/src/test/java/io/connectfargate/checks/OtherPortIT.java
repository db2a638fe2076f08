package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of client on each kind of port. */
class OtherPortIT {
    private static final String PASSWORD = "for the right port only";

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings()
                .scramUser("connect", PASSWORD)
                .plainUser("connect", PASSWORD)
                .adminPassword(PASSWORD));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tellsWhatThePortExpects(Listener client, Listener port) {
        // Given
        String address = kafka.bootstrapServers(port);

        // Then
        assertThat(Checks.target(settings(client, address)))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + address + " expected "
                        + protocol(port) + ", but this client used " + protocol(client)
                        + "; change AUTH, or the port in BROKERS.");
    }

    @Test
    void namesTheSettingsOfASource() {
        // Given
        Map<String, Object> client = ClientProperties.noAuth(kafka.bootstrapServers(Listener.SASL_SCRAM));

        // Then
        assertThat(Checks.source(client))
                .containsExactly("The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: "
                        + kafka.bootstrapServers(Listener.SASL_SCRAM)
                        + " expected SASL_SSL with SCRAM-SHA-512, but this client used PLAINTEXT; change"
                        + " source.cluster.security.protocol of mm2-msc and source.cluster.sasl.mechanism of mm2-msc, or"
                        + " the port in source.cluster.bootstrap.servers of mm2-msc.");
    }

    /** Clients that need no AWS and no token for a first word are enough. */
    private static Stream<Arguments> pairs() {
        return Stream.of(Listener.NO_AUTH, Listener.TLS, Listener.SASL_PLAIN, Listener.SASL_SCRAM, Listener.ADMIN)
                .flatMap(client -> Arrays.stream(Listener.values())
                        .filter(port -> port != client)
                        .map(port -> Arguments.of(client, port)));
    }

    private static Map<String, Object> settings(Listener client, String address) {
        String trusted = kafka.authority().certificate();
        return switch (client) {
            case NO_AUTH -> ClientProperties.noAuth(address);
            case TLS -> ClientProperties.tls(address, trusted);
            case SASL_PLAIN -> ClientProperties.plain(address, trusted, "connect", PASSWORD);
            case SASL_SCRAM -> ClientProperties.scram(address, trusted, "connect", PASSWORD);
            case ADMIN -> ClientProperties.admin(address, PASSWORD);
            default -> throw new IllegalArgumentException(client.toString());
        };
    }

    private static String protocol(Listener listener) {
        return listener.protocol().name
                + listener.mechanism().map(" with "::concat).orElse("");
    }
}
