package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.Engine;
import io.connectfargate.publishing.programs.PretendedMaven;
import io.connectfargate.publishing.programs.Programs;
import io.connectfargate.publishing.programs.Run;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalIT {
    private static final Checkout CHECKOUT = Checkout.shared();

    @Test
    void loadsWhatRuns() {
        // Given
        Engine engine = new Engine();
        engine.remove("kafka-connect:local");
        Map<String, String> environment = new HashMap<>();
        if (System.getenv("DOCKER_HOST") != null) {
            environment.put("DOCKER_HOST", System.getenv("DOCKER_HOST"));
        }

        // When
        Run run = CHECKOUT.buildImages(environment, "--local");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(Summary.of(run).rows()).extracting(Summary.Row::image).isEqualTo(CHECKOUT.images());
        Run worker = engine.run("kafka-connect:local");
        assertThat(worker.exitCode()).as(worker.everything()).isEqualTo(2);
        assertThat(worker.everything()).contains("BROKERS", "GROUP");
    }

    @Test
    void saysWhereTheTarballsAreWhenNoEngineAnswers() {
        // Given
        Map<String, String> environment =
                PretendedMaven.builds(Map.of("PATH", Programs.pathWithout("docker", "podman")));

        // When
        Run run = CHECKOUT.buildImages(environment, "--local", "--only", "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        Path tarball = CHECKOUT.folder().resolve("connect-image/target/jib-image.tar");
        assertThat(run.output()).contains("Neither docker nor podman responds here", tarball.toString());
        assertThat(tarball).isNotEmptyFile();
        assertThat(Summary.of(run).rows()).extracting(Summary.Row::image).containsExactly("kafka-connect");
    }

    @Test
    void saysThatTheBuildFailsAndWhereTheLogIs() {
        // When
        Run run = CHECKOUT.buildImages(PretendedMaven.fails(Map.of()), "--local", "--only", "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(1);
        assertThat(run.errors())
                .contains("The build failed, nothing was pushed. Log:")
                .contains(CHECKOUT.folder() + "/publishing/target/build_images.log");
        assertThat(run.errors().lines()).hasSizeLessThan(6);
    }
}
