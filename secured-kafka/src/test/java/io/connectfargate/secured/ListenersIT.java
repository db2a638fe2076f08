package io.connectfargate.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each listener authenticates the principals that it knows, under the name that ACLs know, and nobody else. */
class ListenersIT {
    private static SecuredKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings()
                .scramUser("scram", "s3cr3t/&$%1\"\\")
                .plainUser("plain", "s3cr3t/&$%1\"\\")
                .oauthClient("oauth", "s3cr3t"));
        admin = Admin.create(kafka.admin());
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void letsInAnybodyAsAnonymousWithoutAuthentication() throws Exception {
        assertSeesOnlyItsTopic("no-auth", "User:ANONYMOUS", ClientProperties.noAuth(at(Listener.NO_AUTH)));
    }

    @Test
    void letsInAnybodyAsAnonymousWithTlsAlone() throws Exception {
        assertSeesOnlyItsTopic("tls", "User:ANONYMOUS", ClientProperties.tls(at(Listener.TLS), trusted()));
    }

    @Test
    void knowsClientByItsCertificate() throws Exception {
        Identity client = kafka.authority().client("migration");
        assertSeesOnlyItsTopic("mtls", "User:CN=migration", ClientProperties.mtls(at(Listener.TLS), trusted(), client));
    }

    @Test
    void knowsScramUser() throws Exception {
        assertSeesOnlyItsTopic("scram", "User:scram", scram("s3cr3t/&$%1\"\\"));
    }

    @Test
    void knowsPlainUser() throws Exception {
        assertSeesOnlyItsTopic("plain", "User:plain", plain("s3cr3t/&$%1\"\\"));
    }

    @Test
    void knowsClientOfTokenEndpoint() throws Exception {
        assertSeesOnlyItsTopic("oauth", "User:oauth", oauth(kafka.tokenUrl(), "s3cr3t"));
    }

    @Test
    void refusesWrongPasswords() {
        for (Map<String, Object> client : List.of(scram("other"), plain("other"))) {
            assertThatThrownBy(() -> topicsSeenBy(client))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                    .hasStackTraceContaining("Authentication failed");
        }
    }

    @Test
    void givesNoTokenForWrongSecret() {
        assertThatThrownBy(() -> topicsSeenBy(oauth(kafka.tokenUrl(), "other"))).hasStackTraceContaining("401");
    }

    @Test
    void refusesTokenOfAnotherIssuer() throws Exception {
        try (TokenEndpoint other = new TokenEndpoint(Map.of("oauth", "s3cr3t"), "localhost", 0)) {
            assertThatThrownBy(() -> topicsSeenBy(oauth(other.tokenUrl(), "s3cr3t")))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                    .hasStackTraceContaining("invalid_token");
        }
    }

    private static void assertSeesOnlyItsTopic(String topic, String principal, Map<String, Object> client)
            throws Exception {
        // Given
        create(topic);
        create("not-for-" + topic);
        admin.createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry(principal, "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW))))
                .all()
                .get();

        // Then: the broker hears of topics and ACLs from its controller, a moment later
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(topicsSeenBy(client)).contains(topic).doesNotContain("not-for-" + topic));
    }

    private static void create(String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private static Set<String> topicsSeenBy(Map<String, Object> client)
            throws ExecutionException, InterruptedException {
        client.put("default.api.timeout.ms", "10000");
        client.put("request.timeout.ms", "5000");
        try (Admin other = Admin.create(client)) {
            return other.listTopics().names().get();
        }
    }

    private static Map<String, Object> scram(String password) {
        return ClientProperties.scram(at(Listener.SASL_SCRAM), trusted(), "scram", password);
    }

    private static Map<String, Object> plain(String password) {
        return ClientProperties.plain(at(Listener.SASL_PLAIN), trusted(), "plain", password);
    }

    private static Map<String, Object> oauth(String tokenUrl, String secret) {
        return ClientProperties.oauthbearer(at(Listener.OAUTHBEARER), trusted(), tokenUrl, "oauth", secret);
    }

    private static String at(Listener listener) {
        return kafka.bootstrapServers(listener);
    }

    private static String trusted() {
        return kafka.authority().certificate();
    }
}
