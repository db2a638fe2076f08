package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.Material;
import io.connectfargate.connect.S3Server;
import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import io.connectfargate.secured.Identity;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records pass by each way to a source that the README shows; nobody but its principal may read there. */
class SourceVariantsIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    static Path directory;

    private static VariantsSource source;
    private static EmbeddedKafka target;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        source = VariantsSource.start(directory);
        target = EmbeddedKafka.start();
        Map<String, String> environment = environment("variants");
        environment.putAll(source.taskRole());
        worker = WorkerProcess.start(environment).awaitHealthy();
    }

    @AfterAll
    static void stop() {
        worker.close();
        target.close();
        source.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CERTIFICATE_IN_S3")
    void copies(SourceVariant variant) throws Exception {
        assertCopies(variant, worker);
    }

    @Test
    void neverReadsAsTheTaskRoleInPlaceOfARoleThatItMayNotAssume() throws Exception {
        // Given: a topic that the task role may read
        ConnectorFile file = SourceVariant.OTHER_ROLE
                .file(Files.createTempDirectory(directory, "files-"), Map.of())
                .with(content -> {
                    content.put("topics", SourceVariant.TASK_ROLE.topic());
                    content.replace(
                            "source.cluster.sasl.jaas.config",
                            content.get("source.cluster.sasl.jaas.config")
                                    .toString()
                                    .replace("${env:SOURCE_ROLE_ARN}", "arn:aws:iam::999999999999:role/outsider"));
                });

        // When
        HttpResponse<String> answer = put("fallback", file, SourceVariant.OTHER_ROLE, worker);

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("the role arn:aws:iam::999999999999:role/outsider could not be assumed");
    }

    /** On a worker of its own: the credentials of the S3 server would be the task role's. */
    @Test
    void copiesWithTheStoresOfS3() throws Exception {
        try (S3Server s3 = S3Server.start(Files.createDirectory(directory.resolve("s3")))) {
            // Given
            Identity identity = source.identity();
            s3.put("secrets", "keys", Files.readAllBytes(Material.pkcs12(identity, directory.resolve("keys.p12"))));
            s3.put("secrets", "trusted", source.trusted().getBytes(StandardCharsets.UTF_8));
            Map<String, String> environment = environment("with-s3");
            environment.putAll(s3.environment());
            environment.put("SOURCE_KEYSTORE_S3_URI", "s3://secrets/keys");
            environment.put("SOURCE_TRUSTSTORE_S3_URI", "s3://secrets/trusted");
            environment.put("SOURCE_KEYSTORE_PASSWORD", Material.PASSWORD);
            environment.remove("TRUSTED_CERTIFICATES");

            // Then
            try (WorkerProcess own = WorkerProcess.start(environment).awaitHealthy()) {
                assertCopies(SourceVariant.CERTIFICATE_IN_S3, own);
            }
        }
    }

    private static void assertCopies(SourceVariant variant, WorkerProcess worker) throws Exception {
        // Given
        ConnectorFile file = variant.file(
                Files.createTempDirectory(directory, "files-"),
                Map.of(
                        "/run/secrets",
                        directory.toString(),
                        "/tmp/kafka.",
                        worker.temp() + "/kafka.",
                        "${env:SOURCE_ROLE_ARN}",
                        VariantsSource.CONTRACT_ROLE));

        // When
        HttpResponse<String> answer = put("mm2-" + variant.topic(), file, variant, worker);

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()))) {
            await(variant + " copies").atMost(LIMIT).untilAsserted(() -> {
                assertThat(admin.listTopics().names().get()).contains(variant.topic());
                TopicPartition partition = new TopicPartition(variant.topic(), 0);
                assertThat(admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                .partitionResult(partition)
                                .get()
                                .offset())
                        .isPositive();
            });
        }
    }

    private static HttpResponse<String> put(
            String name, ConnectorFile file, SourceVariant variant, WorkerProcess worker) throws Exception {
        Map<String, Object> content = new HashMap<>(file.content());
        content.put("name", name);
        content.put("source.cluster.bootstrap.servers", source.bootstrapServers(variant.listener()));
        content.put("target.cluster.bootstrap.servers", target.bootstrapServers());
        return worker.request("PUT", "/connectors/" + name + "/config", new ObjectMapper().writeValueAsString(content));
    }

    private static Map<String, String> environment(String group) {
        Map<String, String> environment = new HashMap<>(source.variables());
        environment.put("BROKERS", target.bootstrapServers());
        environment.put("GROUP", group);
        environment.put("TRUSTED_CERTIFICATES", source.trusted());
        return environment;
    }
}
