package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code migrate} needs what {@code Configuration/permissions} grants for it, all of that, and nothing else. */
class MigratePermissionsIT {
    private static final List<String> ON_TARGET =
            List.of("migrate-target", "migrate-group-offsets", "migrate-keep-pairs");
    private static final List<String> POLICIES =
            List.of("source", "migrate-target", "migrate-group-offsets", "migrate-keep-pairs");

    @TempDir
    private static Path folder;

    private static TwoClusters clusters;
    private static WorkerProcess worker;

    @BeforeAll
    static void migrate() throws Exception {
        clusters = new TwoClusters(folder);
        clusters.useCredentials();
        // The checkpoint connector must not set the offsets that the command sets.
        Deployment deployment = new Deployment(clusters, Login.NO_AUTH, Login.TLS, Feature.GROUP_OFFSETS.others());
        clusters.scripts().give(clusters.source(), "source", Login.NO_AUTH);
        clusters.scripts().give(clusters.target(), "target", Login.TLS);
        for (Feature feature : deployment.features()) {
            clusters.scripts().give(clusters.target(), feature.fileName(), Login.TLS);
        }
        Migration migration = new Migration(deployment);
        migration.prepare();
        worker = WorkerProcess.start(deployment.environment()).awaitHealthy();
        migration.putConnectors(worker);
        for (String topic : List.of(Migration.TOPIC, "msksource.checkpoints.internal")) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !clusters.targetData()
                            .read(new TopicPartition(topic, 0))
                            .isEmpty());
        }
        clusters.scripts().give(clusters.source(), "source", Login.SCRAM);
        ON_TARGET.forEach(script -> clusters.scripts().give(clusters.target(), script, Login.SCRAM));
        clusters.policies().attach(POLICIES);
    }

    @AfterAll
    static void stop() {
        worker.close();
        clusters.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM", "IAM"})
    void everyCommandWorks(Login login) throws Exception {
        assertThat(commands(login).firstComplaint()).isEmpty();
    }

    static Stream<Arguments> acls() throws Exception {
        return Stream.concat(
                clusters.sourceData().acls(Login.SCRAM.principal()).map(acl -> Arguments.of("source", acl)),
                clusters.targetData().acls(Login.SCRAM.principal()).map(acl -> Arguments.of("target", acl)));
    }

    @ParameterizedTest
    @MethodSource("acls")
    void missesEveryAcl(String cluster, AclBinding acl) throws Exception {
        ClusterData data = cluster.equals("source") ? clusters.sourceData() : clusters.targetData();
        // READ implies DESCRIBE, which only those lack who lack both.
        List<AclBinding> removed = data.acls(Login.SCRAM.principal())
                .filter(other -> other.equals(acl)
                        || other.pattern().equals(acl.pattern()) && acl.entry().operation() == AclOperation.DESCRIBE)
                .toList();
        for (AclBinding binding : removed) {
            data.remove(binding);
        }
        try {
            assertComplaint(
                    Login.SCRAM, acl.entry().operation().name(), acl.pattern().name());
        } finally {
            for (AclBinding binding : removed) {
                data.add(binding);
            }
        }
    }

    static Stream<Grant> grants() throws IOException {
        return clusters.policies().grants(POLICIES).stream();
    }

    @ParameterizedTest
    @MethodSource("grants")
    void missesEveryActionOfAPolicy(Grant grant) throws Exception {
        clusters.policies().attachWithout(grant);
        try {
            assertComplaint(Login.IAM, grant.action(), grant.resourceName());
        } finally {
            clusters.policies().attach(POLICIES);
        }
    }

    /** A sentence with what is missing and on what, or that something is not known without it. */
    private static void assertComplaint(Login login, String permission, String resource) throws Exception {
        Optional<Operator.Run> complaint = commands(login).firstComplaint();
        clusters.targetData().forget(Migration.CONSUMER_GROUP);
        assertThat(complaint).isPresent();
        assertThat(complaint.get().output()).doesNotContain("\tat ");
        if (!complaint.get().output().contains(MigrateCommands.UNKNOWN_DELIVERY)) {
            assertThat(complaint.get().output()).contains(permission, resource);
        }
    }

    private static MigrateCommands commands(Login login) throws IOException {
        return new MigrateCommands(
                Files.createTempDirectory(folder, "commands"),
                clusters,
                login,
                worker.address().toString());
    }
}
