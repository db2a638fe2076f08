package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Identity;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One client, never restarted, whose store files change. */
class RenewedCertificateIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Authority AUTHORITY = Authority.create();

    private static SecuredKafka kafka;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        kafka = SecuredKafka.start(new Settings().authority(AUTHORITY));
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.createTopics(
                            List.of(new NewTopic("old-orders", 1, (short) 1), new NewTopic("new-orders", 1, (short) 1)))
                    .all()
                    .get();
            admin.createAcls(List.of(allowed("old"), allowed("new"))).all().get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void newConnectionShowsTheNewCertificate() throws Exception {
        // Given
        writeKeys(AUTHORITY.client("old"));
        writeTrusted(AUTHORITY.certificate());
        try (Admin client = Admin.create(settings())) {
            assertThat(topics(client)).containsExactly("old-orders");

            // When
            writeKeys(AUTHORITY.client("new"));

            // Then: its connections are closed when they are idle
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(topics(client)).containsExactly("new-orders"));
        }
    }

    @Test
    void getsInAgainOnceAnExpiredCertificateIsReplaced() throws Exception {
        // Given
        writeKeys(AUTHORITY.expired("new"));
        writeTrusted(AUTHORITY.certificate());
        try (Admin client = Admin.create(settings())) {
            assertThatThrownBy(() -> topics(client)).hasCauseInstanceOf(SslAuthenticationException.class);

            // When
            writeKeys(AUTHORITY.client("new"));

            // Then
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(topics(client)).containsExactly("new-orders"));
        }
    }

    @Test
    void trustsTheBrokerOnceItsNewAuthorityIsInTheFile() throws Exception {
        // Given
        writeKeys(AUTHORITY.client("old"));
        writeTrusted(Authority.create().certificate());
        try (Admin client = Admin.create(settings())) {
            assertThatThrownBy(() -> topics(client)).hasCauseInstanceOf(SslAuthenticationException.class);

            // When
            writeTrusted(AUTHORITY.certificate());

            // Then
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(topics(client)).containsExactly("old-orders"));
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers(Listener.TLS));
        settings.put("security.protocol", "SSL");
        settings.put("ssl.engine.factory.class", ReloadingSslEngineFactory.class.getName());
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", directory.resolve("keys.pem").toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", directory.resolve("trusted.pem").toString());
        settings.put("connections.max.idle.ms", "500");
        settings.put("default.api.timeout.ms", "10000");
        settings.put("request.timeout.ms", "5000");
        return settings;
    }

    private void writeKeys(Identity identity) throws IOException {
        Files.writeString(directory.resolve("keys.pem"), identity.key() + identity.certificateChain());
    }

    private void writeTrusted(String certificates) throws IOException {
        Files.writeString(directory.resolve("trusted.pem"), certificates);
    }

    /** Those that the certificate's name may see. */
    private static Set<String> topics(Admin client) throws Exception {
        return client.listTopics().names().get();
    }

    private static AclBinding allowed(String name) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, name + "-orders", PatternType.LITERAL),
                new AccessControlEntry("User:CN=" + name, "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
    }
}
