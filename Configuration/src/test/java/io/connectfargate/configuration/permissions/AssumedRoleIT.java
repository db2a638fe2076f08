package io.connectfargate.configuration.permissions;

import static io.connectfargate.configuration.permissions.IamChecks.TASK_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The IAM policies for a source in another account. */
@Tag("system")
class AssumedRoleIT {
    @TempDir
    private Path folder;

    private IamChecks checks;

    @BeforeEach
    void fillIn() throws IOException {
        checks = new IamChecks(folder);
    }

    @ParameterizedTest
    @CsvSource({"known-to-both, Allowed", "guessed, ImplicitlyDenied", ", ImplicitlyDenied"})
    void allowTheTaskToAssumeTheOtherAccountsRoleWithTheExternalId(String externalId, String answer) {
        // When
        Program assuming = externalId == null ? checks.assuming(TASK_ROLE) : checks.assuming(TASK_ROLE, externalId);

        // Then
        assertThat(assuming.output()).isEqualTo(answer + "\n");
    }

    @Test
    void allowNobodyElseToAssumeTheOtherAccountsRole() {
        // When
        Program assuming = checks.assuming("arn:aws:iam::012345678910:role/other", "known-to-both");

        // Then
        assertThat(assuming.output()).isEqualTo("ImplicitlyDenied\n");
    }
}
