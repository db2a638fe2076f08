package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
    private static final String PROVIDERS = "org.apache.kafka.common.config.provider.";

    @TempDir
    Path folder;

    @Test
    void putsInWhatTheWorkersProvidersMayRead() throws Exception {
        // Given
        Path allowed = Files.createDirectory(folder.resolve("allowed"));
        Path file = Files.writeString(allowed.resolve("secrets"), "password=s3cr3t");
        References references = references(worker(allowed));

        // When
        Map<String, String> resolved =
                references.resolve(Map.of("a", "p=${file:" + file + ":password};", "b", "plain"));

        // Then
        assertThat(resolved).containsOnly(Map.entry("a", "p=s3cr3t;"), Map.entry("b", "plain"));
        assertThat(references.missing(resolved)).isEmpty();
    }

    @Test
    void tellsWhatIsMissingOrNotAllowed() throws Exception {
        // Given
        Path allowed = Files.createDirectory(folder.resolve("allowed"));
        Path outside = Files.writeString(folder.resolve("outside"), "password=s3cr3t");
        References references = references(worker(allowed));
        String notAllowed = "${file:" + outside + ":password}";

        // When
        Map<String, String> resolved = references.resolve(Map.of("a", notAllowed, "b", "${vault:x}"));

        // Then
        assertThat(resolved).containsEntry("a", notAllowed);
        assertThat(references.missing(resolved)).containsOnly(Map.entry("a", notAllowed));
    }

    @Test
    void takesNoProviderFromAConnector() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("secrets"), "password=s3cr3t");
        Map<String, String> config = new HashMap<>(worker(folder));
        config.put("a", "${file:" + file + ":password}");

        // When
        Map<String, String> resolved = references(Map.of()).resolve(config);

        // Then
        assertThat(resolved.get("a")).doesNotContain("s3cr3t");
    }

    @Test
    void findsProvidersWhereKafkaLeavesOutTheirList() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("secrets"), "password=s3cr3t");
        Map<String, String> worker = worker(folder);
        worker.remove("config.providers");

        // When
        Map<String, String> resolved = references(worker).resolve(Map.of("a", "${file:" + file + ":password}"));

        // Then
        assertThat(resolved).containsEntry("a", "s3cr3t");
    }

    private static References references(Map<String, String> worker) {
        return new References(worker, ReferencesTest.class.getClassLoader());
    }

    private static Map<String, String> worker(Path allowed) {
        return new HashMap<>(Map.of(
                "config.providers",
                "file",
                "config.providers.file.class",
                PROVIDERS + "FileConfigProvider",
                "config.providers.file.param.allowed.paths",
                allowed.toString()));
    }
}
