package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Parts;
import io.connectfargate.publishing.programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a push leaves for the next {@code terraform apply}. */
class TerraformImagesTest {
    private static final String HOST = "012345678910.dkr.ecr.us-east-1.amazonaws.com";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("terraform"));
    }

    @Test
    void hasTheDigestsOfThePush() throws IOException {
        // When
        push("no", HOST, Map.of("kafka-connect", "sha256:1", "prometheus", "sha256:2"));

        // Then
        assertThat(written()).isEqualTo("""
                {
                  "images": {
                    "kafka-connect": "%1$s/kafka-connect@sha256:1",
                    "prometheus": "%1$s/prometheus@sha256:2"
                  }
                }
                """.formatted(HOST));
    }

    @Test
    void keepsImagesThatALaterPushLeavesOut() throws IOException {
        // Given
        push("no", HOST, Map.of("kafka-connect", "sha256:1", "prometheus", "sha256:2"));

        // When
        push("no", HOST, Map.of("prometheus", "sha256:3"));

        // Then
        assertThat(written()).contains(HOST + "/kafka-connect@sha256:1", HOST + "/prometheus@sha256:3");
        assertThat(written()).doesNotContain("sha256:2");
    }

    @Test
    void forgetsImagesOfAnotherAccountOrRegion() throws IOException {
        // Given
        push("no", HOST.replace("us-east-1", "eu-west-1"), Map.of("kafka-connect", "sha256:1"));

        // When
        push("no", HOST, Map.of("prometheus", "sha256:3"));

        // Then
        assertThat(written()).contains(HOST + "/prometheus@sha256:3").doesNotContain("kafka-connect");
    }

    @Test
    void isNotWrittenForAnotherRegistry() {
        // When
        push("yes", "registry.example.com", Map.of("kafka-connect", "sha256:1"));

        // Then
        assertThat(folder.resolve("terraform/images.auto.tfvars.json")).doesNotExist();
    }

    @Test
    void doesNotFailThePushWhereItCannotBeWritten() throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("terraform/images.auto.tfvars.json.new"), Path.of("/dev/null/nowhere"));

        // When
        Run run = push("no", HOST, Map.of("kafka-connect", "sha256:1"));

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.output()).contains("Note: ", "could not be written");
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("terraform/images.auto.tfvars.json"));
    }

    /** What follows a push of these images, with these digests. */
    private Run push(String other, String host, Map<String, String> digests) {
        StringBuilder commands = new StringBuilder("ROOT=$1 OTHER=$2 HOST=$3 PREFIX='' IMAGES=()\n");
        commands.append("digest_of() { case $1 in\n");
        digests.forEach((name, digest) -> commands.append(name + ") echo " + digest + " ;;\n"));
        commands.append("esac; }\n");
        digests.keySet().stream().sorted().forEach(name -> commands.append("IMAGES+=(" + name + ")\n"));
        commands.append("write_terraform_images\n");
        Run run = Parts.run(commands.toString(), List.of(folder.toString(), other, host));
        assertThat(run.exitCode()).as(run.everything()).isZero();
        return run;
    }
}
