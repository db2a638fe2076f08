package io.connectfargate.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.secured.Identity;
import io.connectfargate.system.engine.WorkerContainer;
import io.connectfargate.system.records.Entry;
import io.connectfargate.system.records.SampleRecords;
import io.connectfargate.system.records.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.BindMode;

/** A source whose user, password and certificate lie in files that are mounted into the worker's container. */
class MountedSecretsIT {
    private static final Duration SESSION = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final SecuredClusters clusters = new SecuredClusters(
            broker -> broker.withEnv("BROKER_REAUTHENTICATION_SECONDS", Long.toString(SESSION.toSeconds())));

    private static final Cell PASSWORD = new Cell(Mode.SASL_SCRAM, Mode.NO_AUTH);
    private static final Cell CERTIFICATE = new Cell(Mode.TLS, Mode.NO_AUTH);

    private static Path secrets;
    private static WorkerContainer worker;

    @BeforeAll
    static void migrate() throws IOException {
        List<Cell> cells = List.of(PASSWORD, CERTIFICATE);
        cells.forEach(cell -> cell.prepare(clusters.broker(Side.SOURCE)));
        LeastPrivilege permissions = new LeastPrivilege(clusters);
        permissions.grantSource(Mode.SASL_SCRAM, PASSWORD.name());
        permissions.grantSource(Mode.MTLS, CERTIFICATE.name());
        permissions.grantTarget(
                Mode.NO_AUTH, "mounted", cells.stream().map(Cell::name).toList(), "cell-*");
        secrets = clusters.newFolder("secrets");
        Identity identity = clusters.client(Side.SOURCE);
        Files.writeString(secrets.resolve("source-keystore.pem"), identity.key() + identity.certificateChain());
        Files.writeString(secrets.resolve("source-truststore.pem"), clusters.authority(Side.SOURCE));
        Files.writeString(secrets.resolve("source-username"), Side.SOURCE.user() + "\n");
        Files.writeString(secrets.resolve("source-password"), Side.SOURCE.password() + "\n");
        TaskContainer task = clusters.task();
        task.start();
        worker = clusters.worker(task, Mode.NO_AUTH, "mounted")
                .withFileSystemBind(secrets.toString(), "/run/secrets", BindMode.READ_ONLY);
        worker.start();
        Path files = clusters.newFolder("connectors");
        PASSWORD.put(worker, "mm2-msc", files, lines("source-password"));
        CERTIFICATE.put(worker, "mm2-msc", files, lines("source-keystore.pem"));
    }

    @Test
    void copiesOnWithThePasswordThatIsInTheFileNow() throws Exception {
        // Given
        awaitCopy(PASSWORD);

        // When
        try (Admin admin = Topic.admin(clusters.broker(Side.SOURCE))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            Side.SOURCE.user(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "n3w")))
                    .all()
                    .get();
        }
        Files.writeString(secrets.resolve("source-password"), "n3w\n");

        // Then: by then, every connection of before has had to authenticate again
        await().pollDelay(SESSION.multipliedBy(2))
                .atMost(PATIENCE)
                .until(() ->
                        worker.rest().workersOf(PASSWORD.connector("mm2-msc")).size() > 0);
        SampleRecords.writeFew(PASSWORD.topic(clusters.broker(Side.SOURCE)));
        awaitCopy(PASSWORD);
        assertThat(worker.getLogs().split("Creating task " + PASSWORD.connector("mm2-msc") + "-0", -1))
                .as("the task was started once")
                .hasSize(2);
    }

    @Test
    void copiesWithTheCertificateInTheFile() {
        awaitCopy(CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.security.jgss", "jdk.security.auth", "jdk.security.jgss"})
    void imageHasWhatKerberosNeedsOfJava(String module) {
        assertThat(worker.java("--describe-module", module).getStdout()).startsWith(module);
    }

    private static void awaitCopy(Cell cell) {
        List<Entry> originals = cell.topic(clusters.broker(Side.SOURCE)).entries();
        Topic copy = cell.topic(clusters.broker(Side.TARGET));
        await(cell.name()).atMost(PATIENCE).until(() -> copy.entries().equals(originals));
        assertThat(originals).isNotEmpty();
    }

    /** Those of {@code Configuration/README.md} that contain a text. */
    private static Map<String, String> lines(String containing) throws IOException {
        Path readme = Path.of(System.getProperty("connectors.dir")).resolveSibling("README.md");
        Matcher blocks = Pattern.compile("(?s)```json\n(.*?)```").matcher(Files.readString(readme));
        String block = blocks.results()
                .map(match -> match.group(1))
                .filter(text -> text.contains(containing))
                .findFirst()
                .orElseThrow();
        ObjectMapper json = new ObjectMapper();
        return json.readValue(
                "{" + block + "}", json.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }
}
