package io.connectfargate.connect.identity;

import static io.connectfargate.connect.identity.TwoGroups.assertRefused;
import static io.connectfargate.connect.identity.TwoGroups.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Topics that another connector copies. */
interface OverlapCases {
    /** Where all of them run. */
    TwoGroups groups();

    @Test
    default void refusesTopicsThatAnotherConnectorCopies() throws Exception {
        // Given
        groups().source("dup1", 10);
        groups().copying("dup-all", "dup.*", "dup1", 10);

        // When
        HttpResponse<String> answer = groups().put("dup-one", "dup1");

        // Then
        assertRefused(answer, "overlap", "dup1", "dup-all");
        assertThat(groups().clusters.copy("dup1")).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    default void refusesTopicOfTheSameNameOnAnotherSource() throws Exception {
        // Given
        groups().source("shop", 5);
        groups().clusters.create(groups().clusters.other(), "shop", 2);
        groups().clusters.write(groups().clusters.other(), "shop", "west", 5);
        groups().copying("east", "shop", "shop", 5);

        // When
        Map<String, String> config =
                groups().clusters.connector(groups().clusters.other(), "shop");
        config.put("source.cluster.alias", "west");
        HttpResponse<String> answer = groups().clusters.put("west", config);

        // Then
        assertRefused(answer, "overlap", "shop", "east");
    }

    @Test
    default void takesTopicsOfTheSameNameIfTheirCopiesHaveOthers() throws Exception {
        // Given
        groups().source("stock", 5);
        groups().clusters.create(groups().clusters.other(), "stock", 1);
        groups().clusters.write(groups().clusters.other(), "stock", "west", 5);
        groups().copying("stock-east", "stock", "stock", 5);
        Map<String, String> config =
                groups().clusters.connector(groups().clusters.other(), "stock");
        config.put("source.cluster.alias", "west");
        config.put("replication.policy.class", "org.apache.kafka.connect.mirror.DefaultReplicationPolicy");

        // When
        HttpResponse<String> answer = groups().clusters.put("stock-west", config);

        // Then
        assertTaken(answer);
        groups().clusters.awaitCopied("west.stock", 5);
    }
}
