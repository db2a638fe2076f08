package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.PretendedMaven;
import io.connectfargate.publishing.programs.Run;
import io.connectfargate.publishing.services.KeyPair;
import io.connectfargate.publishing.services.Registry;
import io.connectfargate.publishing.services.TwoPlatformImage;
import io.connectfargate.testsupport.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherRegistryIT {
    private static final Checkout CHECKOUT = Checkout.shared();
    private static final String USER = "publisher";
    /** With what would need quoting in a shell, in curl's configuration or in XML. */
    private static final String PASSWORD = "a \"quoted\" \\ $word & <more>";

    @TempDir
    private static Path folder;

    private static KeyPair keys;
    private static Registry registry;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyPair.make(folder, java.util.List.of());
        registry = new Registry(folder, keys, USER, PASSWORD);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void pushesForTwoPlatformsBehindOneIndex(@TempDir Path login) throws Exception {
        // Given
        TwoPlatformImage.push(registry, "platforms/base");
        Files.writeString(login.resolve("config.json"), registry.dockerConfiguration());
        String base = registry.address() + "/platforms/base@" + registry.digest("platforms/base", "base");
        Map<String, String> environment = environment(PASSWORD);
        environment.put("DOCKER_CONFIG", login.toString());
        environment.put("MAVEN_ARGS", System.getProperty("maven.args") + " -Dbase.image=" + base);

        // When
        Run run = CHECKOUT.buildImages(
                environment,
                "--registry",
                registry.address() + "/team",
                "--platform",
                "linux/amd64,linux/arm64",
                "--only=kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        Summary.Row row = Summary.of(run).row("kafka-connect");
        assertThat(row.size()).matches("linux/amd64 [0-9.]+ MB, linux/arm64 [0-9.]+ MB");
        assertThat(registry.digest("team/kafka-connect", "latest")).isEqualTo(row.digest());
        JsonNode index = registry.manifest("team/kafka-connect", row.digest());
        assertThat(index.path("manifests")
                        .valueStream()
                        .map(manifest -> manifest.at("/platform/architecture").asText()))
                .containsExactlyInAnyOrder("amd64", "arm64");
        assertThat(run.everything() + CHECKOUT.log()).doesNotContain(PASSWORD);
    }

    @Test
    void asksTheCredentialHelperOfDockersConfiguration(@TempDir Path docker) throws Exception {
        // Given
        Path helper = docker.resolve("docker-credential-test");
        Files.writeString(helper, """
                #!/bin/sh
                [ "$1 $(cat)" = "get %s" ] && echo '{"ServerURL": "", "Username": "%s", "Secret": "wrong"}'
                """.formatted(registry.address(), USER));
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        Files.writeString(docker.resolve("config.json"), """
                {"credHelpers": {"example.com": "other",
                                 "%s": "test"}, "credsStore": "third"}""".formatted(registry.address()));
        Map<String, String> environment = environment("");
        environment.put("DOCKER_CONFIG", docker.toString());
        environment.put("PATH", docker + ":" + System.getenv("PATH"));

        // When
        Run run = CHECKOUT.buildImages(environment, "--registry", registry.address());

        // Then: what the helper gave has gone to the registry, which rejects it
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains(registry.address() + " rejected user name and password");
    }

    @Test
    void stopsAtAWrongPassword() throws Exception {
        // When
        Run run = CHECKOUT.buildImages(environment("not the password"), "--registry", registry.address() + "/refused");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors())
                .contains(registry.address() + " rejected user name and password: check REGISTRY_USERNAME");
        assertThat(run.output()).doesNotContain("Building");
        assertThat(registry.tags("refused/kafka-connect")).isEmpty();
    }

    @Test
    void stopsAtARefusalThatOnlyThePushMeets() throws Exception {
        // When: without a login, the check can only leave it to Jib
        Run run = CHECKOUT.buildImages(
                PretendedMaven.builds(environment("")),
                "--registry",
                registry.address() + "/refused",
                "--only",
                "kafka-connect");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors())
                .contains(registry.address() + " rejected the credentials")
                .contains("Not pushed: kafka-connect", "Pushed as a whole: none", "build_images.log");
        assertThat(registry.tags("refused/kafka-connect")).isEmpty();
    }

    @Test
    void stopsWhereNothingAnswers() {
        // Given
        int free = FreePorts.take();

        // When
        Run run = CHECKOUT.buildImages(environment(PASSWORD), "--registry", "127.0.0.1:" + free);

        // Then
        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.errors()).contains("https://127.0.0.1:" + free + " cannot be reached: check the name");
    }

    private static Map<String, String> environment(String password) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CURL_CA_BUNDLE",
                keys.certificate().toString(),
                "MAVEN_OPTS",
                "-Djavax.net.ssl.trustStore=" + keys.trustStore() + " -Djavax.net.ssl.trustStorePassword=changeit"));
        if (!password.isEmpty()) {
            environment.put("REGISTRY_USERNAME", USER);
            environment.put("REGISTRY_PASSWORD", password);
        }
        return environment;
    }
}
