package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishingIT {
    private static final Checkout CHECKOUT = Checkout.shared();

    @TempDir
    private static Path folder;

    private static Surroundings surroundings;

    @BeforeAll
    static void start() throws Exception {
        surroundings = new Surroundings(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        surroundings.close();
    }

    @Test
    void pushesImagesThatRunOnceTheyArePulledAgain(@TempDir Path login) throws Exception {
        // Given
        Registry registry = surroundings.registry();
        Engine engine = new Engine();

        // When
        Run run;
        ProcessWatch watch = new ProcessWatch(Surroundings.PASSWORD);
        try (watch) {
            run = CHECKOUT.buildImages(
                    surroundings.environment(), Surroundings.ACCOUNT, "us-east-1", "--create-repositories");
        }

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.output())
                .contains("[1/4] Checking", "[2/4] Building", "[3/4] Pushing", Surroundings.host("us-east-1"));
        for (String image : CHECKOUT.images()) {
            Summary.Row row = Summary.of(run).row(image);
            assertThat(registry.tags(image))
                    .containsExactlyInAnyOrder(System.getProperty("project.version"), CHECKOUT.commitTag(), "latest")
                    .containsExactlyInAnyOrderElementsOf(row.tags());
            for (String tag : row.tags()) {
                assertThat(registry.digest(image, tag)).isEqualTo(row.digest());
            }
            assertThat(row.megabytes()).isCloseTo(registry.compressedBytes(image, row.digest()) / 1e6, within(0.2));
        }
        // and no secret is left
        assertThat(watch.programs()).contains("java");
        assertThat(watch.seen()).isEmpty();
        assertThat(run.everything()).doesNotContain(Surroundings.PASSWORD);
        assertThat(CHECKOUT.log()).contains("jib").doesNotContain(Surroundings.PASSWORD);
        // and the worker runs as far as it can without a configuration
        String worker = registry.address() + "/kafka-connect@"
                + Summary.of(run).row("kafka-connect").digest();
        engine.pull(worker, surroundings.dockerConfiguration(login));
        Run pulled = engine.run(worker);
        assertThat(pulled.exitCode()).as(pulled.everything()).isEqualTo(2);
        assertThat(pulled.everything()).contains("BROKERS", "GROUP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-north-1", "us-gov-west-1"})
    void pushesToTheHostsOfOtherPartitions(String region) throws Exception {
        // When
        Run run = CHECKOUT.buildImages(
                surroundings.environment(),
                Surroundings.ACCOUNT,
                region,
                "--create-repositories",
                "--only",
                "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.output()).contains("Pushed to " + Surroundings.host(region));
        assertThat(surroundings.registry().digest("kafka-connect", "latest"))
                .isEqualTo(Summary.of(run).row("kafka-connect").digest());
        Run repository = surroundings.aws(
                "ecr",
                "describe-repositories",
                "--region",
                region,
                "--repository-names",
                "kafka-connect",
                "--query",
                "repositories[0].imageScanningConfiguration");
        assertThat(repository.output()).as(repository.errors()).contains("\"scanOnPush\": true");
    }
}
