package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole migrations, with the permissions that {@code Configuration/permissions} gives, and no others. */
class LeastPrivilegeIT {
    @TempDir
    private static Path folder;

    private static TwoClusters clusters;

    @BeforeAll
    static void start() throws Exception {
        clusters = new TwoClusters(folder);
    }

    @AfterAll
    static void stop() {
        clusters.close();
    }

    @BeforeEach
    void takeAllAway() throws Exception {
        clusters.clear();
    }

    static Stream<Arguments> logins() {
        return Stream.of(
                Arguments.of(Login.MTLS, Login.SCRAM, Feature.all()),
                Arguments.of(Login.SCRAM, Login.TLS, Feature.EXACTLY_ONCE.others()),
                Arguments.of(Login.NO_AUTH, Login.MTLS, Set.of(Feature.EXACTLY_ONCE)));
    }

    @ParameterizedTest
    @MethodSource("logins")
    void scriptsGiveWhatAMigrationNeeds(Login onSource, Login onTarget, Set<Feature> features) throws Exception {
        // Given
        clusters.scripts().give(clusters.source(), "source", onSource);
        clusters.scripts().give(clusters.target(), "target", onTarget);
        for (Feature feature : features) {
            clusters.scripts().give(clusters.target(), feature.fileName(), onTarget);
        }

        // When, Then
        migrate(onSource, onTarget, features);
    }

    @Test
    void scriptsTakeBackAllThatTheyGave() throws Exception {
        // Given
        List<String> scripts = Stream.concat(
                        Stream.of("source", "target"), Feature.all().stream().map(Feature::fileName))
                .toList();
        scripts.forEach(script -> clusters.scripts().give(clusters.target(), script, Login.SCRAM));
        assertThat(clusters.targetData().acls()).isNotEmpty();

        // When
        scripts.forEach(script -> clusters.scripts().takeBack(clusters.target(), script, Login.SCRAM));

        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(clusters.targetData().acls()).isEmpty());
    }

    static Stream<Set<Feature>> features() {
        return Stream.of(Feature.all(), Feature.EXACTLY_ONCE.others(), Set.of(Feature.EXACTLY_ONCE));
    }

    @ParameterizedTest
    @MethodSource("features")
    void policiesAllowWhatAMigrationNeeds(Set<Feature> features) throws Exception {
        // Given
        clusters.policies().attach(features);

        // When, Then
        migrate(Login.IAM, Login.IAM, features);
    }

    /** What DESCRIBE_CONFIGS on the worker's topics is for: nothing else would notice before the state is gone. */
    @Test
    void workerKeepsItsStateInNoTopicThatForgets() throws Exception {
        // Given
        clusters.scripts().give(clusters.target(), "target", Login.SCRAM);
        clusters.targetData()
                .create(Deployment.WORKER_TOPICS.stream()
                        .map(name -> new NewTopic(name, 1, (short) 1).configs(Map.of("cleanup.policy", "delete")))
                        .toList());

        // When
        Deployment deployment = new Deployment(clusters, Login.NO_AUTH, Login.SCRAM, Set.of());
        try (WorkerProcess worker = WorkerProcess.start(deployment.environment())) {

            // Then
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(worker.log()).contains("is required to have 'cleanup.policy=compact'"));
        }
    }

    private static void migrate(Login onSource, Login onTarget, Set<Feature> features) throws Exception {
        Deployment deployment = new Deployment(clusters, onSource, onTarget, features);
        Migration migration = new Migration(deployment);
        migration.prepare();
        try (WorkerProcess worker = WorkerProcess.start(deployment.environment())) {
            worker.awaitHealthy();
            migration.putConnectors(worker);
            migration.awaitAll(worker);
            worker.terminate();
            worker.awaitExit(Duration.ofMinutes(2));
        }
        assertThat(clusters.sourceData().topics()).containsOnly(Migration.TOPIC);
    }
}
