package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.Engine;
import io.connectfargate.publishing.programs.PretendedMaven;
import io.connectfargate.publishing.programs.ProcessWatch;
import io.connectfargate.publishing.programs.Programs;
import io.connectfargate.publishing.programs.Run;
import io.connectfargate.publishing.services.Registry;
import io.connectfargate.publishing.services.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One run that builds and pushes all images; whatever else ECR is asked for, Maven only pretends. */
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
            assertIsInRegistry(Summary.of(run).row(image), image);
            // and the next terraform apply pins it
            assertThat(CHECKOUT.folder().resolve("terraform/images.auto.tfvars.json"))
                    .content()
                    .contains("\"" + image + "\": \"" + Summary.of(run).reference(image) + "\"");
        }
        // and no secret is left
        assertThat(watch.programs()).contains("java");
        assertThat(watch.seen()).isEmpty();
        assertThat(run.everything()).doesNotContain(Surroundings.PASSWORD);
        assertThat(CHECKOUT.log()).contains("jib").doesNotContain(Surroundings.PASSWORD);
        // and they run as far as they can without a configuration
        surroundings.dockerConfiguration(login);
        assertRun(run, login);
    }

    private static void assertIsInRegistry(Summary.Row row, String image) throws Exception {
        Registry registry = surroundings.registry();
        assertThat(registry.tags(image))
                .containsExactlyInAnyOrder(System.getProperty("project.version"), CHECKOUT.commitTag(), "latest")
                .containsExactlyInAnyOrderElementsOf(row.tags());
        for (String tag : row.tags()) {
            assertThat(registry.digest(image, tag)).isEqualTo(row.digest());
        }
        assertThat(row.megabytes()).isCloseTo(registry.compressedBytes(image, row.digest()) / 1e6, within(0.2));
    }

    private static void assertRun(Run run, Path login) {
        Run worker = runPulled(run, "kafka-connect", login);
        assertThat(worker.exitCode()).as(worker.everything()).isEqualTo(2);
        assertThat(worker.everything()).contains("BROKERS", "GROUP");
        Run prometheus = runPulled(run, "prometheus", login, "--version");
        assertThat(prometheus.exitCode()).as(prometheus.everything()).isZero();
        assertThat(prometheus.everything()).contains("prometheus, version");
        Run grafana = runPulled(run, "grafana", login);
        assertThat(grafana.exitCode()).as(grafana.everything()).isEqualTo(2);
        assertThat(grafana.everything()).contains("GF_SECURITY_ADMIN_PASSWORD is not set");
    }

    /** Pulls what the summary says is to be copied, from the address that leads to the registry without a proxy. */
    private static Run runPulled(Run push, String name, Path login, String... arguments) {
        String reference = Summary.of(push).reference(name);
        assertThat(reference).startsWith(Surroundings.host("us-east-1") + "/" + name + "@sha256:");
        String image = reference.replace(
                Surroundings.host("us-east-1"), surroundings.registry().address());
        Engine engine = new Engine();
        engine.pull(image, login);
        return engine.run(image, arguments);
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, true", "us-gov-west-1, false"})
    void pushesToTheHostsOfOtherPartitions(String region, boolean byHost) throws Exception {
        // Given
        List<String> arguments = new ArrayList<>(List.of("--create-repositories", "--only", "kafka-connect"));
        arguments.addAll(
                byHost ? List.of("--registry", Surroundings.host(region)) : List.of(Surroundings.ACCOUNT, region));

        // When
        Run run = CHECKOUT.buildImages(
                PretendedMaven.buildsAndPushes(surroundings.environment()), arguments.toArray(String[]::new));

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.output()).contains("Pushed to " + Surroundings.host(region));
        assertThat(PretendedMaven.given(CHECKOUT, "connect-image"))
                .contains(
                        "AWS:" + Surroundings.PASSWORD,
                        "-Djib.goal=build",
                        "-Dimage.prefix=" + Surroundings.host(region) + "/");
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

    @ParameterizedTest
    @CsvSource({"us-east-1", "cn-north-1", "us-gov-west-1"})
    void takesAHostOfEcrForEcr(String region) {
        // When
        Run run = CHECKOUT.buildImages(
                surroundings.environment(),
                "--registry",
                Surroundings.host(region) + "/nowhere/",
                "--only",
                "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors())
                .contains("has no repository nowhere/kafka-connect")
                .contains("aws ecr create-repository --region " + region + " --registry-id 012345678910");
    }

    @Test
    void asksTheRegistryForRepositoriesWhereThereIsNoAwsCli() {
        // Given
        String path = Registry.helperFolder() + ":" + Programs.pathWithout("aws", "docker-credential-ecr-login");

        // When
        Run run = CHECKOUT.buildImages(
                surroundings.environment(Map.of("PATH", path)),
                "--registry",
                Surroundings.host("us-east-1") + "/nowhere",
                "--only",
                "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("has no repository nowhere/kafka-connect");
    }
}
