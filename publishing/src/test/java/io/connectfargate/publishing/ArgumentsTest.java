package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.Programs;
import io.connectfargate.publishing.programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                      | Give the AWS account and the region, as in ./build_images.sh 012345678910 us-east-1
            012345678910                            | The region is missing: ./build_images.sh 012345678910 us-east-1.
            1234 us-east-1                          | ACCOUNT is '1234', but an AWS account is 12 digits
            0123-4567-8910 us-east-1                | ACCOUNT is '0123-4567-8910', but an AWS account is 12 digits, without dashes
            012345678910 us-eats-1                  | There is no region 'us-eats-1'; did you mean us-east-1?
            012345678910 cn-nort-1                  | There is no region 'cn-nort-1'; did you mean cn-north-1?
            012345678910 mars-1                     | There is no region 'mars-1'. If it is newer than publishing/regions.txt, give the whole name: --registry
            012345678910 us/east                    | There is no region 'us/east'.
            012345678910 us-east-1 --platform ,     | --platform has an empty entry
            012345678910 us-east-1 --platform linux/amd64, | --platform has an empty entry
            012345678910 us-east-1 --platform linux/amd64,linux/amd64 | --platform names 'linux/amd64' twice
            012345678910 us-east-1 --platform linux/amd64~linux/arm64 | --platform is 'linux/amd64 linux/arm64'. Expected:
            012345678910 us-east-1 --platform linux/amd64,~linux/arm64 | --platform is ' linux/arm64'. Expected:
            012345678910 us-east-1 --platform *     | --platform is '*'. Expected:
            012345678910 us-east-1 --only kafka-connect~prometheus | There is no image 'kafka-connect prometheus'
            012345678910 us-east-1 --only *         | There is no image '*'
            012345678910 us-east-1 --only grafana,  | --only has an empty entry
            012345678910 us-east-1 --only grafana --only grafana | --only names 'grafana' twice
            --registry                              | --registry needs a value
            --registry=                             | --registry needs a value
            012345678910 .                          | There is no region '.'.
            012345678910 us-east-1 latest           | 'latest' is too much
            012345678910 us-east-1 --only grafanna  | There is no image 'grafanna': --only accepts kafka-connect
            012345678910 us-east-1 --plattform     | There is no option '--plattform'
            012345678910 us-east-1 --platform       | --platform needs a value: --platform linux/amd64,linux/arm64.
            012345678910 us-east-1 --platform --only kafka-connect | --platform needs a value
            012345678910 us-east-1 --platform=arm64 | --platform is 'arm64'. Expected: linux/amd64, linux/arm64, or both
            012345678910 us-east-1 --registry a.b   | Give either ACCOUNT and REGION or --registry HOST, not both
            --registry https://registry.example.com | --registry is 'https://registry.example.com'. Expected: a host, without https://
            --registry a.b --create-repositories    | --create-repositories is for Amazon ECR only
            --local 012345678910 us-east-1          | --local pushes nothing: leave out ACCOUNT, REGION
            --local --platform linux/amd64,linux/arm64 | --local accepts one platform
            """)
    void saysWhatToDoAboutAMistake(String arguments, String message) {
        // Given: a blank inside an argument is a ~ here
        List<String> words = Stream.of(arguments.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace('~', ' '))
                .toList();

        // When
        Run run = run(Map.of(), words.toArray(String[]::new));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains(message).hasLineCount(1);
    }

    @Test
    void namesAllMistakesAtOnce() {
        // When
        Run run = run(Map.of(), "12", "us-eats-1", "--platform", "x", "--only", "a,b", "--nope");

        // Then
        assertThat(run.errors().lines())
                .hasSize(6)
                .anyMatch(line -> line.contains("'12'"))
                .anyMatch(line -> line.contains("'us-eats-1'"))
                .anyMatch(line -> line.contains("'x'"))
                .anyMatch(line -> line.contains("'a'"))
                .anyMatch(line -> line.contains("'b'"))
                .anyMatch(line -> line.contains("'--nope'"));
    }

    @Test
    void asksForBothUserNameAndPassword() {
        // When
        Run run = run(Map.of("REGISTRY_PASSWORD", "secret"), "--registry", "registry.example.com");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("Only one of REGISTRY_USERNAME and REGISTRY_PASSWORD is set")
                .doesNotContain("secret");
    }

    @Test
    void explainsItselfOnRequest() {
        // When
        Run run = run(Map.of(), "--help");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains("./build_images.sh 012345678910 us-east-1")
                .contains("--local", "--registry", "--platform", "--only", "--create-repositories", "--help");
    }

    @Test
    void asksForAJdkWhereThereIsNone() {
        // When
        Run run = run(Map.of("PATH", Programs.pathWithout("javac"), "JAVA_HOME", ""), "--local");

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("There is no JDK", "17 or newer");
    }

    @Test
    void refusesAJdkThatIsTooOld(@TempDir Path folder) throws IOException {
        // Given: what Java 11 prints for -version
        Path javac = Files.createDirectories(folder.resolve("bin")).resolve("javac");
        Files.writeString(javac, "#!/bin/sh\necho javac 11.0.28\n");
        assertThat(javac.toFile().setExecutable(true)).isTrue();

        // When
        Run run = run(Map.of("JAVA_HOME", folder.toString()), "--local");

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("Java 11, but 17 or newer is needed");
    }

    @Test
    void findsTheHomeThatTheEnvironmentLacks(@TempDir Path folder) throws IOException {
        // Given: a helper, which wants to know it, as Maven does
        Path helper = folder.resolve("docker-credential-test");
        Files.writeString(helper, "#!/bin/sh\necho \"${HOME:-nowhere}\" > " + folder.resolve("home") + "\n");
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("config.json"), "{\"credHelpers\": {\"127.0.0.1:1\": \"test\"}}");
        Map<String, String> environment =
                Map.of("HOME", "", "DOCKER_CONFIG", folder.toString(), "PATH", folder + ":" + System.getenv("PATH"));

        // When
        Run run = run(environment, "--registry", "127.0.0.1:1");

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("https://127.0.0.1:1 cannot be reached");
        assertThat(folder.resolve("home")).content().isEqualToIgnoringNewLines(System.getProperty("user.home"));
    }

    private static Run run(Map<String, String> changes, String... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("root.dir") + "/build_images.sh"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = Checkout.cleanEnvironment();
        environment.putAll(changes);
        environment.values().removeIf(String::isEmpty);
        return Run.of(Path.of("/"), environment, command);
    }
}
