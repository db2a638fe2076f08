package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.util.Map;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passwords and tokens that brokers do not accept, or that are not to be had. */
class CredentialsIT {
    private static final String RIGHT = "r1ght\\/\"&";
    private static final String WRONG = "wr0ng\\/\"&";

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings()
                .scramUser("connect", "right")
                .plainUser("connect", RIGHT)
                .oauthClient("connect", RIGHT));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void isContentWithTheRightOnes() {
        // Then
        assertThat(Checks.target(scram("right"))).isEmpty();
        assertThat(Checks.target(plain(RIGHT))).isEmpty();
        assertThat(Checks.target(oauth(kafka.tokenUrl(), RIGHT))).isEmpty();
    }

    @Test
    void namesUserAndMechanismOfAWrongPassword() {
        // Then
        assertThat(Checks.target(scram(WRONG)))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + address(Listener.SASL_SCRAM)
                        + " rejected the user connect or its password (SCRAM-SHA-512); check USERNAME and PASSWORD.");
        assertThat(Checks.source(plain(WRONG)))
                .containsExactly("The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: "
                        + address(Listener.SASL_PLAIN)
                        + " rejected the user connect or its password (PLAIN); check user and password in"
                        + " source.cluster.sasl.jaas.config of mm2-msc.");
    }

    @Test
    void saysThatTheTokenEndpointRefuses() {
        // Then
        assertThat(Checks.source(oauth(kafka.tokenUrl(), WRONG)))
                .containsExactly(
                        "The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: the token"
                                + " endpoint " + kafka.tokenUrl()
                                + " responded with 401 {\"invalid_client\" - }; check client id,"
                                + " secret and scope.");
    }

    @Test
    void saysThatTheTokenEndpointCannotBeReached() {
        // Given
        String nothing = "http://localhost:1/token";
        String allowed = System.getProperty(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG);
        System.setProperty(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, allowed + "," + nothing);

        // Then
        assertThat(Checks.source(oauth(nothing, RIGHT)))
                .containsExactly(
                        "The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: the token"
                                + " endpoint http://localhost:1/token could not be reached: Connection refused; check the URL, and"
                                + " that security groups allow this task to reach it.");
    }

    @Test
    void saysThatTheTokenEndpointIsNotOnTheListOfAllowedOnes() {
        // Then
        assertThat(Checks.source(oauth("https://login.example.com/token", RIGHT)))
                .containsExactly(
                        "The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: the token"
                                + " endpoint https://login.example.com/token is not on the list of those that Kafka's clients may"
                                + " use; set the same URL on the worker in SOURCE_OAUTH_TOKEN_ENDPOINT_URL.");
    }

    @Test
    void saysThatTheBrokerRefusesTheToken() {
        // Given
        try (SecuredKafka other = SecuredKafka.start(new Settings())) {
            String address = other.bootstrapServers(Listener.OAUTHBEARER);
            Map<String, Object> client = ClientProperties.oauthbearer(
                    address, other.authority().certificate(), kafka.tokenUrl(), "connect", RIGHT);

            // Then
            assertThat(Checks.target(client))
                    .containsExactly("The target cluster (BROKERS) cannot be used: " + address
                            + " rejected the token of this client: {\"status\":\"invalid_token\"}; check audience, scope and"
                            + " issuer of the tokens against what the brokers expect.");
        }
    }

    @Test
    void keepsAJaasLineToItselfThatCannotBeRead() {
        // Given
        Map<String, Object> client = scram("right");
        client.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required password=\"hun\"ter2\";");

        // Then
        assertThat(Checks.target(client))
                .containsExactly(
                        "The target cluster (BROKERS) cannot be used: sasl.jaas.config cannot be read; check its"
                                + " quotes: inside a quoted value \\ and \" need a \\ before them.");
    }

    private static String address(Listener listener) {
        return kafka.bootstrapServers(listener);
    }

    private static Map<String, Object> scram(String password) {
        return ClientProperties.scram(
                address(Listener.SASL_SCRAM), kafka.authority().certificate(), "connect", password);
    }

    private static Map<String, Object> plain(String password) {
        return ClientProperties.plain(
                address(Listener.SASL_PLAIN), kafka.authority().certificate(), "connect", password);
    }

    private static Map<String, Object> oauth(String url, String secret) {
        return ClientProperties.oauthbearer(
                address(Listener.OAUTHBEARER), kafka.authority().certificate(), url, "connect", secret);
    }
}
