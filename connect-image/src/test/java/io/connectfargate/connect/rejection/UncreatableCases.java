package io.connectfargate.connect.rejection;

import static io.connectfargate.connect.rejection.RejectingTarget.RECORDS;
import static io.connectfargate.connect.rejection.RejectingTarget.eventually;
import static io.connectfargate.connect.rejection.RejectingTarget.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.connect.Mirror;
import io.connectfargate.connect.SecuredMigration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Copies that the target does not create. */
interface UncreatableCases {
    String METRIC = "kafka_connect_target_rejected_topics{connector=\"uncreatable\",kind=\"no-copy\"} 1.0";

    /** Where all of them run. */
    RejectingTarget rejecting();

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void copiesAllOthersWhenATopicCannotBeCreated() throws Exception {
        // Given a topic with a property that the target rejects, with a partition for each task
        RejectingPolicy.FORBIDDEN.add("segment.bytes");
        rejecting().create(new NewTopic("badcfg", 4, (short) 1).configs(Map.of("segment.bytes", "1048576")));
        rejecting().write("badcfg", 4, now(), true);
        writeOthers();

        // When
        rejecting().put("uncreatable", "badcfg,good,live", 4);

        // Then
        eventually(() -> assertThat(rejecting().copied("good") + rejecting().copied("live"))
                .isEqualTo(2 * RECORDS));
        rejecting().write("live", 2, now(), true);
        eventually(() -> assertThat(rejecting().copied("live")).isEqualTo(2 * RECORDS));
        eventually(() -> assertThat(rejecting().findings("uncreatable"))
                .contains("no-copy", "badcfg (PolicyViolation: This cluster does not accept segment.bytes)"));
        eventually(() -> assertThat(rejecting().reasons("badcfg"))
                .contains("The target does not create the copy: PolicyViolation: This cluster does not accept"));
        assertThat(rejecting().worker.metrics()).contains(METRIC);
        assertThat(rejecting().worker.log()).contains("Finding (no-copy): ", "Connector uncreatable now leaves out");
        eventually(() -> assertThat(rejecting().status("uncreatable")).doesNotContain("FAILED"));

        // When
        RejectingPolicy.FORBIDDEN.remove("segment.bytes");

        // Then
        eventually(() -> assertThat(rejecting().copied("badcfg")).isEqualTo(RECORDS));
        eventually(() -> assertThat(rejecting().findings("uncreatable")).doesNotContain("no-copy"));
    }

    private void writeOthers() throws Exception {
        rejecting().create(new NewTopic("good", 2, (short) 1), new NewTopic("live", 2, (short) 1));
        rejecting().write("good", 2, now(), true);
        rejecting().write("live", 2, now(), true);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void copiesAllOthersWhenACopyIsToHaveMoreReplicasThanThereAreBrokers() throws Exception {
        // Given
        rejecting().create(new NewTopic("rep1", 1, (short) 1), new NewTopic("rep2", 1, (short) 1));
        rejecting()
                .targetAdmin
                .createTopics(List.of(new NewTopic("rep1", 1, (short) 1)))
                .all()
                .get();
        rejecting().write("rep1", 1, now(), true);
        rejecting().write("rep2", 1, now(), true);

        // When
        rejecting().put("copies", Map.of("replication.factor", "2"), "rep1,rep2", 1);

        // Then
        eventually(() -> assertThat(rejecting().copied("rep1")).isEqualTo(RECORDS));
        eventually(() ->
                assertThat(rejecting().findings("copies")).contains("no-copy", "rep2 (InvalidReplicationFactor: "));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void rejectsAConnectorForWhichNothingCouldBeCreated() throws Exception {
        // Given
        rejecting().create(new NewTopic("fut1", 1, (short) 1));
        Map<String, String> config = Mirror.source(
                rejecting().source.bootstrapServers(), rejecting().target.bootstrapServers(), "fut1");
        config.put("replication.factor", "2");

        // When
        var answer = rejecting().worker.insist("PUT", "/connectors/replicas/config", SecuredMigration.json(config));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("has 1 broker, and replication.factor of replicas is 2, so that it creates none of the 1"
                        + " topics")
                .contains("or to -1", "PREFLIGHT=warn");
    }
}
