package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.Parts;
import io.connectfargate.publishing.programs.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a log of Maven's that ends in a failure. */
class FailureTest {
    /** Lines of a push that goes well so far, with all in it that could be taken for a failure. */
    private static final String PROGRESS = """
            [ERROR] 401 Unauthorized, but before the push
            --- push ---
            [INFO] Using credentials from <to><auth>; a former push was denied, with 403 Forbidden
            [INFO] pushed blob, size 15028 digest sha256:ab502cd503de404ff timed out after 502 ms
            [WARNING] 502 Bad Gateway, asking once more
            """;

    /** Of a push that got nothing done; this checkout may have what an earlier build wrote. */
    private static final String PUSH_FAILED = """
            result_of() { echo "/nonexistent/$1"; }
            printf '%s\\n' "$1" > "$LOG"; HOST=registry.example.com; IMAGES=(kafka-connect); push_failed""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Build image failed: No space left on device                                   | The disk of this machine is full: make room
            I/O error for image [registry.example.com/a]: No space left on device         | The disk of this machine is full: make room
            Could not create connect-image/target: Permission denied                      | [ERROR] Could not create connect-image/target: Permission denied
            target/jib-image.json: Access denied, size 15028, sha256:ab502cd503           | [ERROR] target/jib-image.json: Access denied
            Unauthorized for registry.example.com/kafka-connect: 401 Unauthorized         | registry.example.com rejected the credentials
            Build image failed: 403 Forbidden                                             | registry.example.com denies these credentials the push
            unauthorized to push: denied: requested access to the resource is denied      | registry.example.com denies these credentials the push
            {"errors":[{"code":"NAME_UNKNOWN"}]}                                          | registry.example.com has no such repository
            I/O error for image [registry.example.com/kafka-connect]:                     | registry.example.com became unavailable during the push
            Build image failed: 502 Bad Gateway                                           | registry.example.com became unavailable during the push
            Build image failed: 503 Service Unavailable                                   | registry.example.com became unavailable during the push
            Build image failed: Read timed out                                            | registry.example.com became unavailable during the push
            """)
    void saysWhyThePushFailedByTheErrorsAlone(String error, String message) {
        // When
        Run run = Parts.run(PUSH_FAILED, List.of(PROGRESS + "[ERROR] " + error + "\n[ERROR] Re-run Maven"));

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors())
                .startsWith(message)
                .contains("Not pushed: kafka-connect")
                .hasLineCount(2);
    }

    @Test
    void blamesNobodyWithoutAnError() {
        // When
        Run run = Parts.run(PUSH_FAILED, List.of(PROGRESS));

        // Then
        assertThat(run.errors()).startsWith("The push failed.\n");
    }

    @Test
    void namesNoImageAsMissingWhenMavenFailsAfterAllPushes() {
        // Given
        String commands = """
                result_of() { echo "$LOG"; }
                echo '--- push ---' > "$LOG"; HOST=registry.example.com; IMAGES=(kafka-connect grafana); push_failed""";

        // When
        Run run = Parts.run(commands, List.of());

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors())
                .contains("All images are pushed as a whole: kafka-connect grafana. Maven failed after that.")
                .doesNotContain("Not pushed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I/O error for image [127.0.0.1:1/base]: refused | 3 | A base image cannot be pulled: I/O error for image [127.0.0.1:1/base]
            Build failed: No space left on device           | 3 | The disk of this machine is full: make room
            Compilation failure                             | 1 | The build failed, nothing was pushed.
            """)
    void saysWhyTheBuildFailed(String error, int exitCode, String message) {
        // When
        Run run = Parts.run("printf '[ERROR] %s\\n' \"$1\" > \"$LOG\"; build_failed", List.of(error));

        // Then
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.errors()).startsWith(message);
    }

    @Test
    void tellsAFolderOfAnotherUserFromNoCommit() {
        // Given: git's own switch to assume that the folder is another user's
        Map<String, String> environment = Map.of("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        // When
        Run run = Parts.run(environment, "read_tags", List.of());

        // Then
        assertThat(run.output()).contains("a folder of another user", "git config --global --add safe.directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            301 | redirects to https://hub.example.com/v2/. Give --registry the host
            404 | is not a registry (HTTP status 404 for /v2/): check the name
            405 | is not a registry (HTTP status 405 for /v2/): check the name
            429 | has had too many requests (HTTP status 429)
            503 | is unhealthy: it responds with HTTP status 503: try again later
            """)
    void saysWhatToDoAboutWhatTheRegistryAnswers(String status, String message) {
        // Given
        String commands = """
                HOST=registry.example.com; printf 'HTTP/1.1 %s\\r\\nLocation: https://hub.example.com/v2/\\r\\n' "$1" > "$WORK/head"
                judge_status "$1"
                """;

        // When
        Run run = Parts.run(commands, List.of(status));

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains(message).hasLineCount(1);
    }
}
