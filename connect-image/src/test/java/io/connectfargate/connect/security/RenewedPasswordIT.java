package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One client, never restarted, whose password changes at the broker and in the file. */
class RenewedPasswordIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration REAUTHENTICATION = Duration.ofSeconds(2);

    /** Kafka makes the handler by its name, so this is the one way to tell it a folder. */
    @TempDir
    static Path folder;

    private static SecuredKafka kafka;

    /** {@link FileCredentials} for this test's folder. */
    public static final class CredentialsOfTest extends FileCredentials {
        /** As Kafka makes it. */
        public CredentialsOfTest() {
            super(new SecretFolders(List.of(folder)));
        }
    }

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings()
                .scramUser("mirror", "first")
                .plainUser("mirror", "right")
                .reauthentication(REAUTHENTICATION));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void authenticatesAgainWithThePasswordThatIsInTheFileThen() throws Exception {
        // Given
        write("mirror\n", "first\n");
        try (Admin client = Admin.create(settings(Listener.SASL_SCRAM, "scram.ScramLoginModule", "10000"));
                Admin admin = Admin.create(kafka.admin())) {
            client.listTopics().names().get();

            // When
            change(admin, "second");
            write("mirror\n", "second\n");

            // Then: the old one is of no use, and the same connection continues
            assertThatThrownBy(() -> login("first")).hasCauseInstanceOf(SaslAuthenticationException.class);
            double before = total(client, "successful-reauthentication-total");
            await().atMost(LIMIT).untilAsserted(() -> {
                client.listTopics().names().get();
                assertThat(total(client, "successful-reauthentication-total")).isGreaterThan(before + 1);
            });
            assertThat(total(client, "failed-reauthentication-total")).isZero();
            assertThat(total(client, "failed-authentication-total")).isZero();
        }
    }

    @Test
    void connectsAgainWithUserAndPasswordThatAreInTheFilesThen() throws Exception {
        // Given
        write("mirror", "wrong");
        try (Admin client = Admin.create(settings(Listener.SASL_PLAIN, "plain.PlainLoginModule", "500"))) {
            assertThatThrownBy(() -> client.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);

            // When
            write("mirror", "right");

            // Then
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(client.listTopics().names().get()).isEmpty());
        }
    }

    private static void change(Admin admin, String password) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        "mirror", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                .all()
                .get();
    }

    private static void login(String password) throws Exception {
        try (Admin client = Admin.create(ClientProperties.scram(
                kafka.bootstrapServers(Listener.SASL_SCRAM), kafka.authority().certificate(), "mirror", password))) {
            client.listTopics().names().get();
        }
    }

    private static void write(String username, String password) throws IOException {
        Files.writeString(folder.resolve("username"), username);
        Files.writeString(folder.resolve("password"), password);
    }

    private static Map<String, Object> settings(Listener listener, String module, String idle) {
        Map<String, Object> settings = ClientProperties.scram(
                kafka.bootstrapServers(listener), kafka.authority().certificate(), "unused", "unused");
        settings.put("sasl.mechanism", listener.mechanism().orElseThrow());
        settings.put("sasl.client.callback.handler.class", CredentialsOfTest.class.getName());
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.%s required usernameFile=\"%s\" passwordFile=\"%s\";"
                        .formatted(module, folder.resolve("username"), folder.resolve("password")));
        settings.put("connections.max.idle.ms", idle);
        settings.put("default.api.timeout.ms", "10000");
        settings.put("request.timeout.ms", "5000");
        return settings;
    }

    private static double total(Admin client, String name) {
        return client.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .map(Metric::metricValue)
                .mapToDouble(value -> (double) value)
                .sum();
    }
}
