package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.WorkerPreflight;
import io.connectfargate.connect.access.ConnectorPreflight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing can be left out of what {@code Configuration/permissions} gives: the preflight misses it, and names it. */
class TakeOneAwayIT {
    @TempDir
    private static Path folder;

    private static TwoClusters clusters;

    @BeforeAll
    static void start() throws Exception {
        clusters = new TwoClusters(folder);
        clusters.useCredentials();
        clusters.sourceData().create(List.of(new NewTopic(Migration.TOPIC, 2, (short) 1)));
        clusters.sourceData().commit(Migration.CONSUMER_GROUP, new TopicPartition(Migration.TOPIC, 0), 0);
        clusters.scripts().give(clusters.source(), "source", Login.SCRAM);
        clusters.scripts().give(clusters.target(), "target", Login.SCRAM);
        for (Feature feature : Feature.values()) {
            clusters.scripts().give(clusters.target(), feature.fileName(), Login.SCRAM);
        }
        clusters.policies().attach(Feature.all());
    }

    @AfterAll
    static void stop() {
        clusters.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM", "IAM"})
    void findsNothingMissingBeforeTheFirstStartNorLater(Login login) throws Exception {
        useNewTarget();
        assertThat(problems(login)).isEmpty();
        useTargetInNeedOfPartitions();
        assertThat(problems(login)).isEmpty();
    }

    static Stream<Arguments> acls() throws Exception {
        return Stream.concat(
                clusters.sourceData().acls().stream().map(acl -> Arguments.of("source", acl)),
                clusters.targetData().acls().stream().map(acl -> Arguments.of("target", acl)));
    }

    @ParameterizedTest
    @MethodSource("acls")
    void missesEveryAcl(String cluster, AclBinding acl) throws Exception {
        // Given
        ClusterData data = cluster.equals("source") ? clusters.sourceData() : clusters.targetData();
        use(acl.entry().operation() == AclOperation.CREATE);
        data.remove(acl);
        try {
            // When
            String[] words = {
                "The " + cluster + " cluster",
                acl.entry().operation().name(),
                acl.pattern().name()
            };
            List<String> problems = problems(Login.SCRAM, words);

            // Then
            assertThat(problems).anySatisfy(sentence -> assertThat(sentence).contains(words));
        } finally {
            data.add(acl);
        }
    }

    static Stream<Grant> grants() throws IOException {
        return clusters.policies().grants(Feature.all()).stream();
    }

    @ParameterizedTest
    @MethodSource("grants")
    void missesEveryActionOfAPolicy(Grant grant) throws Exception {
        // Given
        use(grant.action().endsWith(":CreateTopic"));
        clusters.policies().attachWithout(grant);
        try {
            // When
            String cluster = grant.policy().equals("source") ? "source" : "target";
            String[] words = {"The " + cluster + " cluster", grant.action(), grant.resourceName()};
            List<String> problems = problems(Login.IAM, words);

            // Then
            assertThat(problems).anySatisfy(sentence -> assertThat(sentence).contains(words));
        } finally {
            clusters.policies().attach(Feature.all());
        }
    }

    @Test
    void readmeShowsWhatThePreflightSays() throws Exception {
        // Given
        useTargetInNeedOfPartitions();
        AclBinding acl = clusters.targetData().acls().stream()
                .filter(candidate -> isAbout(candidate, "heartbeats", AclOperation.WRITE))
                .findFirst()
                .orElseThrow();
        Grant grant = clusters.policies().grants(Feature.all()).stream()
                .filter(candidate -> candidate.policy().equals("source")
                        && candidate.action().endsWith(":ReadData"))
                .findFirst()
                .orElseThrow();
        clusters.targetData().remove(acl);
        clusters.policies().attachWithout(grant);
        try {
            // When
            List<String> problems = new ArrayList<>(problems(Login.SCRAM));
            problems.addAll(problems(Login.IAM));

            // Then
            assertThat(problems)
                    .hasSize(2)
                    .allSatisfy(sentence -> assertThat(Commands.readme()).contains(sentence));
        } finally {
            clusters.targetData().add(acl);
            clusters.policies().attach(Feature.all());
        }
    }

    private static boolean isAbout(AclBinding acl, String name, AclOperation operation) {
        return acl.pattern().name().equals(name) && acl.entry().operation() == operation;
    }

    private static void use(boolean newTarget) throws ExecutionException, InterruptedException {
        if (newTarget) {
            useNewTarget();
        } else {
            useTargetInNeedOfPartitions();
        }
    }

    /** Everything is still to be created. */
    private static void useNewTarget() throws ExecutionException, InterruptedException {
        clusters.targetData().deleteTopics();
    }

    /** Everything is there, and on the source there is a partition more. */
    private static void useTargetInNeedOfPartitions() throws ExecutionException, InterruptedException {
        if (clusters.targetData().topics().isEmpty()) {
            clusters.targetData()
                    .create(Stream.of(Deployment.WORKER_TOPICS, Deployment.MIRROR_TOPICS, List.of(Migration.TOPIC))
                            .flatMap(List::stream)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList());
        }
    }

    /** What the worker, and its REST API with each connector, objects to; no more than up to a sentence with these words. */
    private static List<String> problems(Login login, String... words) throws IOException {
        Deployment deployment = new Deployment(clusters, login, login, Feature.all());
        WorkerPreflight worker = new WorkerPreflight(deployment.environment());
        ConnectorPreflight connectors = new ConnectorPreflight(worker.properties());
        List<String> problems = new ArrayList<>();
        if (words.length == 0 || words[0].contains("target")) {
            problems.addAll(worker.problems());
        }
        for (String name : Deployment.CONNECTORS) {
            if (words.length > 0 && problems.stream().anyMatch(sentence -> hasAll(sentence, words))) {
                break;
            }
            Map<String, String> connector = deployment.connector(name);
            // By name: what may not be described is in no list.
            connector.replace("topics", Migration.TOPIC);
            connector.replace("groups", Migration.CONSUMER_GROUP);
            problems.addAll(connectors.problems(name, connector));
        }
        return problems;
    }

    private static boolean hasAll(String sentence, String... words) {
        return Stream.of(words).allMatch(sentence::contains);
    }
}
