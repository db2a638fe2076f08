package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.connectfargate.awsemulator.AwsTools;
import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.PretendedMaven;
import io.connectfargate.publishing.programs.Programs;
import io.connectfargate.publishing.programs.Run;
import io.connectfargate.publishing.services.Registry;
import io.connectfargate.publishing.services.Surroundings;
import io.connectfargate.publishing.services.TwoPlatformImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsIT {
    private static final Checkout CHECKOUT = Checkout.shared();
    private static final String REGION = "us-east-1";

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
    void namesAllMissingRepositoriesAndBothWaysOut() {
        // When
        Run run = push(Map.of());

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors())
                .contains(Surroundings.host(REGION) + " has no repository " + String.join(", ", CHECKOUT.images()))
                .contains("--create-repositories");
        for (String image : CHECKOUT.images()) {
            assertThat(run.errors())
                    .contains("aws ecr create-repository --region us-east-1 --registry-id 012345678910"
                            + " --repository-name " + image);
        }
        assertThat(run.output()).doesNotContain("Building");
    }

    @Test
    void needsTheAwsCliOrAHelper() {
        // Given
        String path = Programs.pathWithout("aws", "docker-credential-ecr-login");

        // When
        Run run = push(Map.of("PATH", path));

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("install the AWS CLI, or docker-credential-ecr-login");
    }

    @Test
    void logsInByAmazonsHelperWhereThereIsNoAwsCli() throws Exception {
        // Given: the registry itself is asked for the repository, and accepts the login, so there has to be one
        TwoPlatformImage.push(surroundings.registry(), "kafka-connect");
        String path = Registry.helperFolder() + ":" + Programs.pathWithout("aws", "docker-credential-ecr-login");

        // When
        Run run = push(PretendedMaven.buildsAndPushes(Map.of("PATH", path)), "--only", "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(PretendedMaven.given(CHECKOUT, "connect-image"))
                .contains("AWS:" + Surroundings.PASSWORD, "-Djib.goal=build");
    }

    @Test
    void asksTheHelperWhereTheAwsCliHasNoCredentials(@TempDir Path docker) throws Exception {
        // Given: credentials that only the helper has
        Path helper = docker.resolve("docker-credential-test");
        Files.writeString(helper, """
                #!/bin/sh
                echo '{"ServerURL": "", "Username": "AWS", "Secret": "%s"}'
                """.formatted(Surroundings.PASSWORD));
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        Files.writeString(docker.resolve("config.json"), """
                {"credHelpers": {"%s": "test"}}""".formatted(Surroundings.host(REGION)));

        // When
        Run run = CHECKOUT.buildImages(
                surroundings.environment(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "",
                        "AWS_SECRET_ACCESS_KEY",
                        "",
                        "DOCKER_CONFIG",
                        docker.toString(),
                        "PATH",
                        docker + ":" + AwsTools.path())),
                "--registry",
                Surroundings.host(REGION) + "/nowhere");

        // Then: the registry has authenticated it, and has no such repository
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("has no repository nowhere/kafka-connect");
    }

    @Test
    void asksForCredentialsWhereThereAreNone() {
        // When
        Run run = push(Map.of("AWS_ACCESS_KEY_ID", "", "AWS_SECRET_ACCESS_KEY", ""));

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("There are no AWS credentials: run 'aws configure' or 'aws sso login'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ExpiredTokenException       | The security token included in the request is expired | The AWS credentials have expired: log in again
            UnrecognizedClientException | The security token included in the request is invalid | AWS rejected these credentials
            AccessDeniedException       | User is not authorized to perform this action         | AWS denies ecr:GetAuthorizationToken
            ServerException             | An internal error                                     | ecr:GetAuthorizationToken failed. The AWS CLI said
            """)
    void saysWhatToDoAboutWhatAwsAnswers(String code, String message, String expected) throws IOException {
        // Given: an answer in the form of the ECR API
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = "{\"__type\": \"%s\", \"message\": \"%s\"}"
                .formatted(code, message)
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();

        // When
        Run run = push(Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort()));
        server.stop(0);

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains(expected);
    }

    @Test
    void stopsWhereAwsCannotBeReached() {
        // When
        Run run = push(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS", "1"));

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("AWS cannot be reached: check the network");
    }

    @Test
    void stopsWhereTheRegistryIsDown() throws IOException {
        // Given
        surroundings.registry().kill();

        // When
        Run run = push(Map.of());
        surroundings.registry().start();

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("https://" + Surroundings.host(REGION) + " cannot be reached");
    }

    private static Run push(Map<String, String> changes, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = Surroundings.ACCOUNT;
        arguments[1] = REGION;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CHECKOUT.buildImages(surroundings.environment(changes), arguments);
    }
}
