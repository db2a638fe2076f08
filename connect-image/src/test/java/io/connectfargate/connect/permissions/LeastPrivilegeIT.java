package io.connectfargate.connect.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole migrations, with the permissions that {@code Configuration/permissions} gives, and no others. */
class LeastPrivilegeIT {
    private static final String SEED = "seed";

    @TempDir
    private static Path folder;

    private static SecuredKafka source;
    private static SecuredKafka target;
    private static ClusterData sourceData;
    private static ClusterData targetData;
    private static AwsEndpoint aws;
    private static AclScripts scripts;
    private static IamPolicies policies;

    @BeforeAll
    static void start() throws Exception {
        Path attached = folder.resolve("attached");
        source = SecuredKafka.start(Login.settings()
                .seed(SEED)
                .clusterArn(IamPolicies.SOURCE_CLUSTER_ARN)
                .policies(attached)
                .property("auto.create.topics.enable", "false"));
        target = SecuredKafka.start(Login.settings()
                .seed(SEED)
                .clusterArn(IamPolicies.TARGET_CLUSTER_ARN)
                .policies(attached)
                .property("auto.create.topics.enable", "false"));
        sourceData = new ClusterData(source.admin());
        targetData = new ClusterData(target.admin());
        aws = new AwsEndpoint(
                0,
                "t0ken",
                Login.ROLE_ARN,
                new CredentialIssuer(SEED, Duration.ofHours(1), Duration.ofHours(2)),
                List.of());
        scripts = new AclScripts(Files.createDirectory(folder.resolve("scripts")));
        policies = new IamPolicies(Files.createDirectory(folder.resolve("filled")), new AttachedPolicies(attached));
    }

    @AfterAll
    static void stop() {
        aws.close();
        sourceData.close();
        targetData.close();
        source.close();
        target.close();
    }

    @BeforeEach
    void takeAllAway() throws Exception {
        sourceData.clear();
        targetData.clear();
        policies.detachAll();
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
        scripts.give(source, "source", onSource.principal());
        scripts.give(target, "target", onTarget.principal());
        for (Feature feature : features) {
            scripts.give(target, feature.fileName(), onTarget.principal());
        }

        // When, Then
        migrate(onSource, onTarget, features);
    }

    static Stream<Set<Feature>> features() {
        return Stream.of(Feature.all(), Feature.EXACTLY_ONCE.others(), Set.of(Feature.EXACTLY_ONCE));
    }

    @ParameterizedTest
    @MethodSource("features")
    void policiesAllowWhatAMigrationNeeds(Set<Feature> features) throws Exception {
        // Given
        policies.attach(features);

        // When, Then
        migrate(Login.IAM, Login.IAM, features);
    }

    private static void migrate(Login onSource, Login onTarget, Set<Feature> features) throws Exception {
        Migration migration =
                new Migration(onSource.client(source), onTarget.client(target), sourceData, targetData, features);
        migration.prepare();
        Map<String, String> environment = new HashMap<>(onTarget.worker(target));
        environment.putAll(aws.environment());
        environment.put("AWS_REGION", "us-east-1");
        try (WorkerProcess worker = migration.start(environment)) {
            worker.awaitHealthy();
            migration.putConnectors(worker);
            migration.awaitAll(worker);
            worker.terminate();
            worker.awaitExit(Duration.ofSeconds(30));
        }
        assertThat(sourceData.topics()).containsOnly(Migration.TOPIC);
    }
}
