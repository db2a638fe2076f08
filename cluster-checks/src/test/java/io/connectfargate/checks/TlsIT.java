package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Identity;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificates that one side shows and the other does not accept. */
class TlsIT {
    private static final Authority AUTHORITY = Authority.create();

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = start(AUTHORITY.server("localhost"));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void isContentWithCertificatesThatAreTrusted() {
        // Then
        assertThat(Checks.target(mtls(AUTHORITY.client("migration")))).isEmpty();
    }

    @Test
    void namesTheAuthorityThatTheClientDoesNotTrust() {
        // Given
        String other = Authority.create().certificate();

        // Then
        assertThat(Checks.target(ClientProperties.tls(address(), other)))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + address()
                        + " presented a certificate issued by CN=Test authority, which this client does not trust; put that"
                        + " authority's certificate, as PEM, into TRUSTED_CERTIFICATES or"
                        + " CONNECT_SSL_TRUSTSTORE_CERTIFICATES.");
        assertThat(Checks.source(ClientProperties.tls(address(), other)))
                .singleElement()
                .asString()
                .startsWith("The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: ")
                .endsWith(" TRUSTED_CERTIFICATES or source.cluster.ssl.truststore.certificates of mm2-msc.");
    }

    @Test
    void tellsSinceWhenTheBrokersCertificateIsExpired() {
        // Given
        Identity expired = AUTHORITY.expired("localhost", "localhost");
        try (SecuredKafka kafka = start(expired)) {
            String address = kafka.bootstrapServers(Listener.TLS);

            // When
            List<String> problems = Checks.target(ClientProperties.tls(address, AUTHORITY.certificate()));

            // Then
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .matches("The target cluster \\(BROKERS\\) cannot be used: " + address
                            + " presented a certificate that expired on \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ;"
                            + " renew the brokers' certificate\\.");
        }
    }

    @Test
    void tellsForWhichHostsTheCertificateIs() {
        // Given
        Identity named = AUTHORITY.server("broker-1.example.com", "broker-1", "10.0.0.1");
        try (SecuredKafka kafka = start(named)) {
            String address = kafka.bootstrapServers(Listener.TLS);

            // Then
            assertThat(Checks.target(ClientProperties.tls(address, AUTHORITY.certificate())))
                    .containsExactly("The target cluster (BROKERS) cannot be used: " + address
                            + " presented a certificate for broker-1.example.com, broker-1, 10.0.0.1 and not for localhost;"
                            + " use a name that the certificate has in BROKERS, or give the brokers a certificate for"
                            + " this one.");
        }
    }

    @Test
    void saysThatAClientCertificateIsMissing() {
        // Given
        try (SecuredKafka kafka = SecuredKafka.start(
                new Settings().authority(AUTHORITY).property(Listener.TLS.prefix() + "ssl.client.auth", "required"))) {
            String address = kafka.bootstrapServers(Listener.TLS);
            Map<String, Object> client = ClientProperties.tls(address, AUTHORITY.certificate());
            String expected = "The target cluster (BROKERS) cannot be used: " + address
                    + " requires a client certificate, and this client has none; set CONNECT_SSL_KEYSTORE_KEY and"
                    + " CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN.";

            // Then: in TLS 1.3 the broker objects only after the handshake
            assertThat(Checks.target(client)).containsExactly(expected);
            client.put("ssl.enabled.protocols", "TLSv1.2");
            assertThat(Checks.target(client)).containsExactly(expected);
        }
    }

    @Test
    void tellsSinceWhenTheClientCertificateIsExpired() {
        // Given
        Map<String, Object> expired = mtls(AUTHORITY.expired("migration"));

        // Then
        assertThat(Checks.source(expired))
                .singleElement()
                .asString()
                .matches("The source cluster \\(source.cluster.bootstrap.servers of mm2-msc\\) cannot be used: "
                        + address()
                        + " rejected the client certificate CN=migration, which expired on \\S+Z; renew it in"
                        + " source.cluster.ssl.keystore.certificate.chain of mm2-msc\\.");
        assertThat(Checks.target(expired))
                .singleElement()
                .asString()
                .matches("The target cluster \\(BROKERS\\) cannot be used: " + address()
                        + " rejected the client certificate CN=migration, which expired on \\S+Z; renew it in"
                        + " CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN\\.");
    }

    @Test
    void namesTheAuthorityThatTheBrokerDoesNotTrust() {
        // Given
        Identity stranger = Authority.create().client("migration");

        // Then
        assertThat(Checks.target(mtls(stranger)))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + address()
                        + " rejected the client certificate CN=migration, issued by CN=Test authority; have it issued by an"
                        + " authority that the brokers trust, and put the whole chain into"
                        + " CONNECT_SSL_KEYSTORE_CERTIFICATE_CHAIN.");
    }

    @Test
    void saysThatThereIsNoVersionInCommon() {
        // Given
        try (SecuredKafka kafka = SecuredKafka.start(new Settings()
                .authority(AUTHORITY)
                .property(Listener.TLS.prefix() + "ssl.enabled.protocols", "TLSv1.3"))) {
            Map<String, Object> client =
                    ClientProperties.tls(kafka.bootstrapServers(Listener.TLS), AUTHORITY.certificate());
            client.put("ssl.enabled.protocols", "TLSv1.2");

            // Then
            assertThat(Checks.target(client))
                    .containsExactly(
                            "The target cluster (BROKERS) cannot be used: " + kafka.bootstrapServers(Listener.TLS)
                                    + " has no TLS version or cipher in common with this client; check"
                                    + " CONNECT_SSL_ENABLED_PROTOCOLS and CONNECT_SSL_CIPHER_SUITES.");
        }
    }

    @Test
    void saysThatAStoreCannotBeOpened() {
        // Given
        Map<String, Object> client = ClientProperties.tls(address(), "no certificate");

        // Then
        assertThat(Checks.target(client))
                .containsExactly(
                        "The target cluster (BROKERS) cannot be used: no client could be created from its configuration: No"
                                + " matching CERTIFICATE entries in PEM file; check the trust and key stores, their passwords and"
                                + " the classes that are named.");
    }

    private static SecuredKafka start(Identity identity) {
        return SecuredKafka.start(new Settings().authority(AUTHORITY).identity(identity));
    }

    private static String address() {
        return kafka.bootstrapServers(Listener.TLS);
    }

    private static Map<String, Object> mtls(Identity identity) {
        return ClientProperties.mtls(address(), AUTHORITY.certificate(), identity);
    }
}
