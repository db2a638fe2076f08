package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom to give a missing permission to. */
class ClientPrincipalIT {
    private static final Authority AUTHORITY = Authority.create();

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings()
                .authority(AUTHORITY)
                .plainUser("connect", "password")
                .oauthClient("connect", "secret"));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void isAnonymousWithoutCredentials() {
        assertPrincipal(ClientProperties.noAuth(address(Listener.NO_AUTH)), "User:ANONYMOUS");
        assertPrincipal(ClientProperties.tls(address(Listener.TLS), AUTHORITY.certificate()), "User:ANONYMOUS");
    }

    @Test
    void isTheSubjectOfTheCertificate() {
        assertPrincipal(
                ClientProperties.mtls(address(Listener.TLS), AUTHORITY.certificate(), AUTHORITY.client("migration")),
                "User:CN=migration");
    }

    @Test
    void isTheUserOfAPassword() {
        assertPrincipal(
                ClientProperties.plain(address(Listener.SASL_PLAIN), AUTHORITY.certificate(), "connect", "password"),
                "User:connect");
    }

    @Test
    void isTheBrokersSecretWithATokenSinceTheyChooseTheClaim() {
        assertPrincipal(
                ClientProperties.oauthbearer(
                        address(Listener.OAUTHBEARER), AUTHORITY.certificate(), kafka.tokenUrl(), "connect", "secret"),
                "User:<its name>");
    }

    private static void assertPrincipal(Map<String, Object> client, String principal) {
        assertThat(Checks.target(client, Checks.permission(AclOperation.READ, ResourceType.GROUP, "g")))
                .singleElement()
                .asString()
                .contains(" READ on group g,", "--allow-principal '" + principal + "'");
    }

    private static String address(Listener listener) {
        return kafka.bootstrapServers(listener);
    }
}
