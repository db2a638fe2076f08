package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.TwoGroups.assertRefused;
import static io.connectfargate.connect.identity.TwoGroups.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that hold records already. */
interface ExistingRecordsCases {
    /** Where all of them run. */
    TwoGroups groups();

    @Test
    default void refusesToCopyAgainUnderAnotherName() throws Exception {
        // Given
        groups().source("renamed", 10);
        groups().copying("renamed-old", "renamed", "renamed", 10);
        groups().worker.insist("DELETE", "/connectors/renamed-old", "");

        // When
        HttpResponse<String> answer = groups().put("renamed-new", "renamed");

        // Then
        assertRefused(answer, "existing-records", "renamed", "GROUP", "/connectors/renamed-new/offsets");
        assertThat(groups().clusters.copy("renamed")).hasSize(10);
    }

    @Test
    default void refusesToMixCopiesWithRecordsOfOthers() throws Exception {
        // Given
        groups().source("mixed", 4);
        groups().clusters.create(groups().clusters.target(), "mixed", 1);
        groups().clusters.write(groups().clusters.target(), "mixed", "own", 4);

        // When
        HttpResponse<String> answer = groups().put("mixing", "mixed");
        Map<String, String> config =
                groups().clusters.connector(groups().clusters.source(), "mixed");
        config.put("preflight.allow", "existing-records");
        HttpResponse<String> allowed = groups().clusters.put("mixing", config);

        // Then
        assertRefused(answer, "existing-records", "mixed");
        assertTaken(allowed);
        groups().clusters.awaitCopied("mixed", 8);
    }

    @Test
    default void refusesToCopyAgainInANewGroup() throws Exception {
        // Given
        groups().source("grouped", 10);
        groups().copying("grouped", "grouped", "grouped", 10);

        // When
        HttpResponse<String> answer = groups().newGroup
                .insist(
                        "PUT",
                        "/connectors/grouped/config",
                        TwoSources.json(
                                groups().clusters.connector(groups().clusters.source(), "grouped")));

        // Then
        assertRefused(answer, "existing-records", "grouped", "GROUP");
    }

    @Test
    default void goesOnInANewGroupFromABackup(@TempDir Path folder) throws Exception {
        // Given
        groups().source("moved", 10);
        groups().source("moved-idle", 0);
        groups().copying("moved", "moved,moved-idle", "moved", 10);
        groups().clusters.stop("moved");
        BackupPage.run("> \"backup/", folder, groups().worker.address());
        groups().clusters.write(groups().clusters.source(), "moved", "later", 5);

        // When
        BackupPage.run("initial_state", folder, groups().newGroup.address());

        // Then
        groups().clusters.awaitCopied("moved", 15);
        assertThat(groups().clusters.copy("moved")).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    default void judgesOnlyTopicsThatAreNewInAChange() throws Exception {
        // Given
        groups().source("wide-runs", 5);
        groups().source("wide-idle", 0);
        groups().source("wide-fresh", 5);
        groups().source("wide-foreign", 5);
        groups().clusters.create(groups().clusters.target(), "wide-foreign", 1);
        groups().clusters.write(groups().clusters.target(), "wide-foreign", "own", 1);
        groups().copying("wide", "wide-runs,wide-idle", "wide-runs", 5);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> groups().clusters.copy("wide-idle").isEmpty());
        groups().clusters.write(groups().clusters.target(), "wide-idle", "moved", 3);

        // When
        HttpResponse<String> same = groups().put("wide", "wide-runs,wide-idle");
        HttpResponse<String> foreign = groups().put("wide", "wide-.*");
        HttpResponse<String> fresh = groups().put("wide", "wide-runs,wide-idle,wide-fresh");

        // Then
        assertTaken(same);
        assertRefused(foreign, "existing-records", "wide-foreign");
        assertThat(foreign.body()).doesNotContain("wide-runs", "wide-idle", "wide-fresh");
        assertTaken(fresh);
        groups().clusters.awaitCopied("wide-fresh", 5);
        assertThat(groups().clusters.copy("wide-runs")).hasSize(5);
    }
}
