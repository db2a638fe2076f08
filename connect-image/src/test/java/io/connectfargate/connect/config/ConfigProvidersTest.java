package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.security.OwnProviders;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigProvidersTest {
    private static final String SECURITY = "io.connectfargate.connect.security.";
    private static final String KAFKA = "org.apache.kafka.common.config.provider.";
    private static final String[] OWN = {
        SECURITY + "EnvironmentVariables", SECURITY + "MountedFiles", SECURITY + "MountedFolders"
    };

    @Test
    void admitsExactlyThisImagesProviders() {
        assertThat(ConfigProviders.admitted(OwnProviders.properties(), "")).containsExactlyInAnyOrder(OWN);
        assertThat(ConfigProviders.admitted(Map.of(), "none")).containsExactlyInAnyOrder(OWN);
    }

    @Test
    void admitsWhatTheWorkersOwnConfigurationNames() {
        assertThat(ConfigProviders.admitted(
                        Map.of(
                                "config.providers", "vault, file",
                                "config.providers.vault.class", "org.example.Vault",
                                "config.providers.file.class", KAFKA + "FileConfigProvider",
                                "config.providers.unlisted.class", "org.example.Unlisted"),
                        ""))
                .contains(OWN)
                .contains("org.example.Vault", KAFKA + "FileConfigProvider")
                .hasSize(5);
    }

    @Test
    void admitsWhatTheUserGaveToTheJvmButNotWhatReadsEverything() {
        assertThat(ConfigProviders.admitted(
                        Map.of(),
                        SECURITY + "EnvironmentVariables, org.example.Vault," + KAFKA + "FileConfigProvider," + KAFKA
                                + "DirectoryConfigProvider," + KAFKA + "EnvVarConfigProvider"))
                .contains(OWN)
                .contains("org.example.Vault")
                .hasSize(4);
    }

    @Test
    void tellsKafkaBeforeItReadsTheWorkersConfiguration() {
        new TestEnvironment(Path.of(".")).read();

        assertThat(System.getProperty("org.apache.kafka.automatic.config.providers")
                        .split(","))
                .containsExactlyInAnyOrder(OWN);
    }
}
