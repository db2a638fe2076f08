package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code migrate takeover} and {@code migrate export} need what {@code Configuration/permissions} grants for them, and all of that. What
 * {@code migrate-target} grants besides is for other commands: {@link MigratePermissionsIT}.
 */
class TakeoverPermissionsIT {
    private static final List<String> ON_TARGET = List.of("migrate-target", "migrate-takeover", "migrate-export");
    private static final List<String> POLICIES =
            List.of("source", "migrate-target", "migrate-takeover", "migrate-export");

    @TempDir
    private static Path folder;

    private static TwoClusters clusters;
    private static WorkerProcess worker;
    private static OldTool tool;

    @BeforeAll
    static void stopTheOldTool() throws Exception {
        clusters = new TwoClusters(folder);
        clusters.useCredentials();
        // The worker's own transactions are no matter of the operator's, and cost time.
        Deployment deployment = new Deployment(clusters, Login.NO_AUTH, Login.TLS, Feature.EXACTLY_ONCE.others());
        clusters.scripts().give(clusters.source(), "source", Login.NO_AUTH);
        clusters.scripts().give(clusters.target(), "target", Login.TLS);
        for (Feature feature : deployment.features()) {
            clusters.scripts().give(clusters.target(), feature.fileName(), Login.TLS);
        }
        new Migration(deployment).prepare();
        tool = new OldTool(deployment, folder);
        tool.leave();
        worker = WorkerProcess.start(deployment.environment()).awaitHealthy();
        tool.createConnector(worker);
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
        for (List<String> command : tool.commands(operator(login))) {
            Operator.Run run = Operator.run(command);
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    static Stream<Arguments> acls() throws Exception {
        String principal = Login.SCRAM.principal();
        return Stream.concat(
                clusters.sourceData().acls(principal).map(acl -> Arguments.of("source", acl)),
                clusters.targetData()
                        .acls(principal)
                        .filter(acl -> OldTool.needsOnTarget(acl.pattern().name()))
                        .map(acl -> Arguments.of("target", acl)));
    }

    @ParameterizedTest
    @MethodSource("acls")
    void missesEveryAcl(String cluster, AclBinding acl) throws Exception {
        ClusterData data = cluster.equals("source") ? clusters.sourceData() : clusters.targetData();
        data.remove(acl);
        try {
            assertComplaints(
                    Login.SCRAM,
                    cluster,
                    acl.entry().operation().name(),
                    acl.pattern().name());
        } finally {
            data.add(acl);
        }
    }

    static Stream<Grant> grants() throws IOException {
        return clusters.policies().grants(POLICIES).stream()
                .filter(grant -> grant.policy().equals("source") || OldTool.needsOnTarget(grant.resourceName()));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void missesEveryActionOfAPolicy(Grant grant) throws Exception {
        clusters.policies().attachWithout(grant);
        try {
            assertComplaints(
                    Login.IAM,
                    grant.policy().equals("source") ? "source" : "target",
                    grant.action(),
                    grant.resourceName());
        } finally {
            clusters.policies().attach(POLICIES);
        }
    }

    /** All commands that need it end with a sentence that names it. */
    private static void assertComplaints(Login login, String cluster, String permission, String resource)
            throws IOException {
        for (List<String> command : tool.commandsThatNeed(operator(login), cluster, permission, resource)) {
            Operator.Run run = Operator.run(command);
            assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
            assertThat(run.output())
                    .contains("The " + cluster + " cluster", permission, resource)
                    .doesNotContain("\tat ");
        }
    }

    private static Operator operator(Login login) throws IOException {
        return new Operator(
                Files.createTempDirectory(folder, "operator"),
                clusters,
                login,
                worker.address().toString());
    }
}
