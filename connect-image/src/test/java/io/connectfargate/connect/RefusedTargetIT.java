package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A worker that its target cluster does not authenticate ends at once, with a sentence and without a stack trace. */
class RefusedTargetIT {
    /** Far less than the minute for which the launcher waits for what may pass. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(new Settings().scramUser("connect", "right").oauthClient("connect", "right"));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void refusesWrongPasswordWhateverPreflightIs() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                kafka.bootstrapServers(Listener.SASL_SCRAM),
                "GROUP",
                "g",
                "AUTH",
                "sasl-scram",
                "USERNAME",
                "connect",
                "PASSWORD",
                "wr0ng",
                "PREFLIGHT",
                "warn",
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES",
                kafka.authority().certificate()))) {
            assertThat(worker.awaitExit(AT_ONCE)).isEqualTo(3);
            assertThat(worker.log())
                    .contains("The target cluster (BROKERS) cannot be used: "
                            + kafka.bootstrapServers(Listener.SASL_SCRAM)
                            + " rejected the user connect or its password (SCRAM-SHA-512); check USERNAME and"
                            + " PASSWORD.\n")
                    .doesNotContain("\tat ", "wr0ng");
        }
    }

    /** Kafka's own clients would fill the memory with what TLS answers. */
    @Test
    void survivesThePortForTlsWithoutIt() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(
                Map.of("BROKERS", kafka.bootstrapServers(Listener.SASL_SCRAM), "GROUP", "g", "AUTH", "no-auth"))) {
            assertThat(worker.awaitExit(AT_ONCE)).isEqualTo(3);
            assertThat(worker.log())
                    .contains("expected SASL_SSL with SCRAM-SHA-512, but this client used PLAINTEXT; change AUTH,"
                            + " or the port in BROKERS.\n")
                    .doesNotContain("\tat ", "OutOfMemoryError");
        }
    }

    @Test
    void tellsWithoutStackTraceThatThereIsNoToken() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                kafka.bootstrapServers(Listener.OAUTHBEARER),
                "GROUP",
                "g",
                "JDK_JAVA_OPTIONS",
                "-D" + BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG + "=" + kafka.tokenUrl(),
                "CONNECT_SECURITY_PROTOCOL",
                "SASL_SSL",
                "CONNECT_SASL_MECHANISM",
                "OAUTHBEARER",
                "CONNECT_SASL_LOGIN_CALLBACK_HANDLER_CLASS",
                OAuthBearerLoginCallbackHandler.class.getName(),
                "CONNECT_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL",
                kafka.tokenUrl(),
                "CONNECT_SASL_JAAS_CONFIG",
                OAuthBearerLoginModule.class.getName() + " required clientId=connect clientSecret=wr0ng;"))) {
            assertThat(worker.awaitExit(AT_ONCE)).isEqualTo(3);
            assertThat(worker.log())
                    .contains("The target cluster (BROKERS) cannot be used: the token endpoint " + kafka.tokenUrl()
                            + " responded with 401 {\"invalid_client\" - }; check client id, secret and scope.\n")
                    .doesNotContain("\tat ", "wr0ng");
        }
    }

    @Test
    void tellsWithoutStackTraceThatThereAreNoCredentials() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(Map.of(
                "BROKERS",
                kafka.bootstrapServers(Listener.IAM),
                "GROUP",
                "g",
                "AUTH",
                "iam",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "CONNECT_SSL_TRUSTSTORE_CERTIFICATES",
                kafka.authority().certificate()))) {
            assertThat(worker.awaitExit(AT_ONCE)).isEqualTo(3);
            assertThat(worker.log()).contains("no AWS credentials found; ").doesNotContain("\tat ");
        }
    }
}
