package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.connectfargate.client.ConnectRest;
import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Identity;
import io.connectfargate.system.engine.WorkerContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user reads when authentication fails: at a worker's start about the target, in the response to {@code curl}
 * about the source.
 */
class AuthenticationErrorsIT {
    @RegisterExtension
    static final SecuredClusters clusters = new SecuredClusters();

    private static final Mode MIGRATED_TO = Mode.NO_AUTH;
    private static final String GROUP = "errors";
    private static final String WRONG = "n0t-it";
    private static final Authority STRANGER = Authority.create();

    /** Of the workers that end: two in one task would want the same ports. */
    private static TaskContainer otherTask;

    private static WorkerContainer worker;
    private static Path files;

    @BeforeAll
    static void startWorker() throws IOException {
        List<String> topics = Stream.of(Mode.values())
                .map(AuthenticationErrorsIT::cell)
                .map(Cell::name)
                .toList();
        new LeastPrivilege(clusters).grantTarget(MIGRATED_TO, GROUP, topics, "none");
        files = clusters.newFolder("connectors");
        otherTask = clusters.task();
        otherTask.start();
        TaskContainer task = clusters.task();
        task.start();
        worker = clusters.worker(task, MIGRATED_TO, GROUP);
        worker.start();
    }

    /** One for each who rejects: the login, Kafka's ACLs, IAM. What else a worker says of its target, connect-image tests. */
    static Stream<Arguments> targets() {
        return Stream.of(
                arguments("wrong password", Mode.SASL_SCRAM, Map.of("PASSWORD", WRONG), """
                    target:9096 rejected the user target-user or its password (SCRAM-SHA-512); check USERNAME and PASSWORD.\
                    """),
                arguments("missing ACL", Mode.MTLS, Map.of(), """
                    does not allow User:CN=target-client READ and DESCRIBE on group errors-2, needed\
                    """),
                arguments("missing IAM action", Mode.IAM, Map.of(), """
                    target:9098 rejected the role of this task (IAM): [\
                    """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void workerEndsWithOneSentenceAboutItsTarget(
            String mistake, Mode mode, Map<String, String> changes, String sentence) {
        // Given
        WorkerContainer refused =
                clusters.worker(otherTask, mode, "errors-2").withEnv(changes).untilExit();

        // When
        refused.start();

        // Then
        assertThat(refused.exitCode()).as(refused.getLogs()).isEqualTo(3);
        assertThat(refused.getLogs())
                .contains("The target cluster (BROKERS) ", sentence)
                .doesNotContain(WRONG, "\tat ");
    }

    static Stream<Arguments> sources() {
        return Stream.concat(logins(), ports());
    }

    private static Stream<Arguments> logins() {
        Identity expired = clusters.expired(Side.SOURCE);
        return Stream.of(
                arguments("wrong password", Mode.SASL_SCRAM, jaas("scram.ScramLoginModule", WRONG), """
                    source:9096 rejected the user source-user or its password (SCRAM-SHA-512); check\
                    """),
                arguments("expired certificate", Mode.MTLS, keyStore(expired), """
                    source:9094 rejected the client certificate CN=source-client, which expired on\
                    """),
                arguments(
                        "unknown CA",
                        Mode.MTLS,
                        Map.of("source.cluster.ssl.truststore.certificates", STRANGER.certificate()),
                        """
                        source:9094 presented a certificate issued by CN=Test authority, which this client does not trust; put\
                        """),
                arguments(
                        "missing ACL",
                        Mode.MTLS,
                        Map.of(),
                        "does not allow User:CN=source-client READ and DESCRIBE_CONFIGS on topic cell-mtls-no-auth"),
                arguments("missing IAM action", Mode.IAM, Map.of(), """
                    source:9098 rejected the role of this task (IAM): [\
                    """),
                arguments("no credentials", Mode.IAM, Map.of("source.cluster.sasl.jaas.config", """
                    software.amazon.msk.auth.iam.IAMLoginModule required awsProfileName="nobody" awsAddDefaultProviders="false";\
                    """), """
                    source:9098 cannot authenticate this client: no AWS credentials found\
                    """));
    }

    private static Stream<Arguments> ports() {
        String address = clusters.broker(Side.SOURCE).address();
        String bootstrap = "source.cluster.bootstrap.servers";
        return Stream.of(
                arguments("host name mismatch", Mode.TLS, Map.of(bootstrap, address + ":9094"), """
                    :9094 presented a certificate for source and not for %s; use a name\
                    """.formatted(address)),
                arguments("TLS client on a plaintext port", Mode.TLS, Map.of(bootstrap, "source:9092"), """
                    source:9092 expected PLAINTEXT, but this client used SSL; change source.cluster.security.protocol\
                    """),
                arguments("plaintext client on a TLS port", Mode.NO_AUTH, Map.of(bootstrap, "source:9094"), """
                    source:9094 expected SSL, but this client used PLAINTEXT; change source.cluster.security.protocol\
                    """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void curlIsAnsweredWithOneSentenceAboutTheSource(
            String mistake, Mode mode, Map<String, String> changes, String sentence) {
        // When
        ConnectRest.Answer answer = cell(mode).tryPut(worker, "mm2-msc", files, changes);

        // Then
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .contains("The source cluster (source.cluster.bootstrap.servers of mm2-msc-" + mode + ") ", sentence)
                .doesNotContain(WRONG);
        assertThat(worker.rest().get("/connectors").body()).isEqualTo("[]");
        assertThat(worker.getLogs()).doesNotContain(WRONG);
    }

    private static Cell cell(Mode source) {
        return new Cell(source, MIGRATED_TO);
    }

    private static Map<String, String> jaas(String module, String password) {
        return Map.of(
                "source.cluster.sasl.jaas.config",
                "org.apache.kafka.common.security." + module + " required username=\"source-user\" password=\""
                        + password + "\";");
    }

    private static Map<String, String> keyStore(Identity identity) {
        return Map.of(
                "source.cluster.ssl.keystore.key", identity.key(),
                "source.cluster.ssl.keystore.certificate.chain", identity.certificateChain());
    }
}
