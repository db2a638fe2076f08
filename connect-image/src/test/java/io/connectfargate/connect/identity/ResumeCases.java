package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.TwoGroups.assertRefused;
import static io.connectfargate.connect.identity.TwoGroups.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Connectors that are created or resumed again. */
interface ResumeCases {
    /** Where all of them run. */
    TwoGroups groups();

    @Test
    default void goesOnWhenAConnectorIsDeletedAndCreatedAgain() throws Exception {
        // Given
        groups().source("again", 10);
        groups().copying("again", "again", "again", 10);
        groups().worker.insist("DELETE", "/connectors/again", "");
        groups().clusters.write(groups().clusters.source(), "again", "later", 1);

        // When
        HttpResponse<String> answer = groups().put("again", "again");

        // Then
        assertTaken(answer);
        groups().clusters.awaitCopied("again", 11);
        assertThat(groups().clusters.copy("again")).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    default void refusesToResumeWithoutItsOffsets() throws Exception {
        // Given
        groups().source("lost", 10);
        groups().copying("lost", "lost", "lost", 10);
        groups().clusters.stop("lost");
        assertThat(groups().worker
                        .insist("DELETE", "/connectors/lost/offsets", "")
                        .statusCode())
                .isEqualTo(200);

        // When
        HttpResponse<String> answer = groups().worker.insist("PUT", "/connectors/lost/resume", "");

        // Then
        assertRefused(answer, "existing-records", "lost");
    }

    @Test
    default void refusesToGoOnWhereACopyIsGone() throws Exception {
        // Given
        groups().source("gone", 10);
        groups().copying("gone", "gone", "gone", 10);
        groups().clusters.stop("gone");
        groups().clusters.delete(groups().clusters.target(), "gone");

        // When
        HttpResponse<String> answer = groups().worker.insist("PUT", "/connectors/gone/resume", "");
        HttpResponse<String> patch = groups().worker
                .insist(
                        "PATCH",
                        "/connectors/gone/offsets",
                        "{\"offsets\":[{\"partition\":{\"cluster\":\"msksource\",\"partition\":0,\"topic\":\"gone\"},\"offset\":null}]}");
        HttpResponse<String> resumed = groups().worker.insist("PUT", "/connectors/gone/resume", "");

        // Then
        assertRefused(answer, "missing-copy", "gone", "10 records", "/connectors/gone/offsets");
        assertThat(patch.statusCode()).as(patch.body()).isEqualTo(200);
        assertTaken(resumed);
        groups().clusters.awaitCopied("gone", 10);
        assertThat(groups().clusters.copy("gone")).hasSize(10);
    }

    @Test
    default void asksAStoppedConnectorWhenItIsResumed() throws Exception {
        // Given
        groups().source("paused", 10);
        groups().copying("paused-old", "paused", "paused", 10);
        groups().clusters.stop("paused-old");
        String offsets = groups().worker
                .request("GET", "/connectors/paused-old/offsets", "")
                .body();
        HttpResponse<String> created = groups().worker
                .insist(
                        "POST",
                        "/connectors",
                        "{\"name\":\"paused-new\",\"initial_state\":\"STOPPED\",\"config\":"
                                + TwoSources.json(groups().clusters
                                        .connector(groups().clusters.source(), "paused")) + "}");
        groups().worker.insist("PATCH", "/connectors/paused-new/offsets", offsets);

        // When
        HttpResponse<String> resumed = groups().worker.insist("PUT", "/connectors/paused-new/resume", "");
        HttpResponse<String> old = groups().worker.insist("PUT", "/connectors/paused-old/resume", "");

        // Then
        assertTaken(created);
        assertTaken(resumed);
        assertRefused(old, "overlap", "paused", "paused-new");
        groups().clusters.write(groups().clusters.source(), "paused", "later", 1);
        groups().clusters.awaitCopied("paused", 11);
        assertThat(groups().clusters.copy("paused")).hasSize(11).doesNotHaveDuplicates();
    }
}
