package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of this image's providers hold whichever parameters they are given. */
class OwnProvidersTest {
    private static final Map<String, String> EVERYTHING =
            Map.of("allowlist.pattern", ".*", "allowed.paths", "/", "config.providers", "x");

    @TempDir
    Path folder;

    @AfterEach
    void reset() {
        ReadLimits.fix(Map.of());
    }

    @Test
    void variablesAreThoseOnTheListWhateverTheParametersSay() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("HIDDEN_CANARY", "c4nary"));
        Set<String> readable = Set.of("SOURCE_X", "TARGET_X", "SECRET_X", "BROKERS", "PASSWORD", "AWS_REGION");
        readable.forEach(name -> environment.put(name, "value"));
        for (Map<String, String> parameters : Set.of(EVERYTHING, Map.<String, String>of())) {
            try (EnvironmentVariables provider = new EnvironmentVariables(environment)) {
                provider.configure(parameters);

                assertThat(provider.get("").data()).containsOnlyKeys(readable);
                assertThat(provider.get("jaas", Set.of("HIDDEN_CANARY")).data()).isEmpty();
                assertThat(resolved(provider, "${x:HIDDEN_CANARY}")).isEqualTo("${x:HIDDEN_CANARY}");
            }
        }
    }

    @Test
    void filesAreThoseInTheFoldersWhateverTheParametersSay() throws Exception {
        Path canary = Files.writeString(folder.resolve("canary"), "key=c4nary");
        for (Map<String, String> parameters : Set.of(EVERYTHING, Map.<String, String>of())) {
            try (MountedFiles files = new MountedFiles();
                    MountedFolders folders = new MountedFolders()) {
                files.configure(parameters);
                folders.configure(parameters);

                assertThat(resolved(files, "${x:" + canary + ":key}")).doesNotContain("c4nary");
                assertThat(resolved(folders, "${x:" + folder + ":canary}")).doesNotContain("c4nary");
                assertThat(files.get(canary.toString()).data()).isEmpty();
                assertThat(folders.get(folder.toString()).data()).isEmpty();
            }
        }
    }

    @Test
    void workersOwnConfigurationPutsOtherLimitsInTheirPlace() throws Exception {
        // Given
        Files.writeString(folder.resolve("canary"), "key=c4nary");
        ReadLimits.fix(Map.of(
                "config.providers.env.class", EnvironmentVariables.class.getName(),
                "config.providers.env.param.allowlist.pattern", "MY_.*",
                "config.providers.file.class", MountedFiles.class.getName(),
                "config.providers.file.param.allowed.paths", folder.toString()));

        // Then
        try (EnvironmentVariables variables = new EnvironmentVariables(Map.of("MY_X", "x", "SOURCE_X", "y"));
                MountedFiles files = new MountedFiles()) {
            variables.configure(EVERYTHING);
            files.configure(EVERYTHING);
            assertThat(variables.get("").data()).containsOnlyKeys("MY_X");
            assertThat(resolved(files, "${x:" + folder.resolve("canary") + ":key}"))
                    .isEqualTo("c4nary");
            assertThat(resolved(files, "${x:/proc/self/environ:PATH}")).startsWith("${");
        }
    }

    @Test
    void constantHoldsBesideAProviderThatHasALimitOfItsOwn() {
        ReadLimits.fix(Map.of(
                "config.providers.env.class", EnvironmentVariables.class.getName(),
                "config.providers.my.class", EnvironmentVariables.class.getName(),
                "config.providers.my.param.allowlist.pattern", "MY_.*"));

        assertThat(Set.of("MY_X", "SOURCE_X")).allMatch(ReadLimits.variables());
        assertThat(ReadLimits.variables().test("PATH")).isFalse();
    }

    private static String resolved(ConfigProvider provider, String text) {
        return new ConfigTransformer(Map.of("x", provider))
                .transform(Map.of("key", text))
                .data()
                .get("key");
    }
}
