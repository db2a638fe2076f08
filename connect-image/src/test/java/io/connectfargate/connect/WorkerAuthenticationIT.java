package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.Material.Keys;
import io.connectfargate.connect.Material.Trust;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.SessionCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mode of {@code AUTH} with each kind of material, as the worker itself uses it; nobody but its principal may do anything. */
class WorkerAuthenticationIT {
    private static final String ROLE = "arn:aws:iam::012345678910:role/worker";
    private static final String PASSWORD = "pa\"ss\\w$ord/&";

    @TempDir
    static Path directory;

    private static SecuredKafka kafka;
    private static S3Server s3;
    private static Material material;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        Path policies = Files.createDirectory(directory.resolve("policies"));
        new AttachedPolicies(policies).attach("worker", "all", """
                        {"Version": "2012-10-17",
                         "Statement": [{"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
                        """);
        kafka = SecuredKafka.start(new Settings().policies(policies));
        s3 = S3Server.start(Files.createDirectory(directory.resolve("s3")));
        material = new Material(directory, s3);
        admin = Admin.create(kafka.admin());
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        "worker", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                .all()
                .get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        s3.close();
        kafka.close();
    }

    @AfterEach
    void forbid() throws Exception {
        AllPermissions.revoke(admin);
        if (admin.listTopics().names().get().contains("heartbeats")) {
            admin.deleteTopics(List.of("heartbeats")).all().get();
        }
    }

    /** From S3 below; and there the certificates to trust come in each of the other ways. */
    @ParameterizedTest
    @EnumSource(names = "PKCS12_IN_S3", mode = EnumSource.Mode.EXCLUDE)
    void mtlsShows(Keys keys) throws Exception {
        AllPermissions.grant(admin, "User:CN=worker");
        Map<String, String> environment = trusting(Trust.PEM_TEXT);
        environment.putAll(showing(keys));

        assertConnects("mtls", Listener.TLS, environment);
    }

    @Test
    void mtlsTakesBothStoresFromS3() throws Exception {
        AllPermissions.grant(admin, "User:CN=worker");
        Map<String, String> environment = trusting(Trust.PEM_IN_S3);
        environment.putAll(showing(Keys.PKCS12_IN_S3));

        assertWorks("mtls", Listener.TLS, environment);
    }

    @Test
    void tlsIsEnoughForAll() throws Exception {
        AllPermissions.grant(admin, "User:ANONYMOUS");

        assertWorks("tls", Listener.TLS, trusting(Trust.PEM_FILE));
    }

    @Test
    void scramLogsIn() throws Exception {
        AllPermissions.grant(admin, "User:worker");
        Map<String, String> environment = trusting(Trust.PKCS12_FILE);
        environment.putAll(Map.of("USERNAME", "worker", "PASSWORD", PASSWORD));

        assertWorks("sasl-scram", Listener.SASL_SCRAM, environment);
    }

    @Test
    void iamSigns() throws Exception {
        SessionCredentials credentials = kafka.credentials(ROLE, Duration.ofHours(1));
        Map<String, String> environment = trusting(Trust.TRUSTED_CERTIFICATES);
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", credentials.sessionToken());
        environment.put("AWS_REGION", "us-east-1");

        assertWorks("iam", Listener.IAM, environment);
    }

    /** The check of the cluster before Connect starts, which needs the same rights. */
    private static void assertConnects(String mode, Listener listener, Map<String, String> environment)
            throws Exception {
        try (WorkerProcess worker = worker(mode, listener, environment)) {
            await().atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(worker.log()).contains("The target cluster has 1 broker(s)"));
        }
    }

    /** The worker's own clients, and the producer that it gives to a connector. */
    private static void assertWorks(String mode, Listener listener, Map<String, String> environment) throws Exception {
        try (WorkerProcess worker = worker(mode, listener, environment)) {
            worker.awaitHealthy();
            worker.request("PUT", "/connectors/heartbeat/config", heartbeatConnector());
            await("a heartbeat")
                    .atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(heartbeats()).isPositive());
            assertThat(worker.log()).contains("Authentication to the target cluster: " + mode + " (AUTH)");
        }
    }

    private static WorkerProcess worker(String mode, Listener listener, Map<String, String> environment)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(
                Map.of("AUTH", mode, "BROKERS", kafka.bootstrapServers(listener), "GROUP", mode + System.nanoTime()));
        return WorkerProcess.start(all);
    }

    /** Its own client is the test's: the record alone comes from a producer of the worker's. */
    private static String heartbeatConnector() {
        Map<String, Object> client = kafka.admin();
        return """
                {"connector.class":"org.apache.kafka.connect.mirror.MirrorHeartbeatConnector","tasks.max":"1",
                 "source.cluster.alias":"a","target.cluster.alias":"b","heartbeats.topic.replication.factor":"1",
                 "target.cluster.bootstrap.servers":"%s","target.cluster.security.protocol":"%s",
                 "target.cluster.sasl.mechanism":"%s","target.cluster.sasl.jaas.config":"%s"}""".formatted(
                        client.get("bootstrap.servers"),
                        client.get("security.protocol"),
                        client.get("sasl.mechanism"),
                        client.get("sasl.jaas.config").toString().replace("\"", "\\\""));
    }

    private static long heartbeats() throws Exception {
        if (!admin.listTopics().names().get().contains("heartbeats")) {
            return 0;
        }
        TopicPartition partition = new TopicPartition("heartbeats", 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static Map<String, String> trusting(Trust trust) throws Exception {
        return material.trusting(trust, kafka.authority().certificate());
    }

    private static Map<String, String> showing(Keys keys) throws Exception {
        return material.showing(keys, kafka.authority().client("worker"));
    }
}
