package io.connectfargate.connect.rejection;

import static io.connectfargate.connect.rejection.RejectingTarget.BROKER_LIMIT;
import static io.connectfargate.connect.rejection.RejectingTarget.DAY;
import static io.connectfargate.connect.rejection.RejectingTarget.KEPT;
import static io.connectfargate.connect.rejection.RejectingTarget.RECORDS;
import static io.connectfargate.connect.rejection.RejectingTarget.SIZE;
import static io.connectfargate.connect.rejection.RejectingTarget.SOURCE_LIMIT;
import static io.connectfargate.connect.rejection.RejectingTarget.alter;
import static io.connectfargate.connect.rejection.RejectingTarget.eventually;
import static io.connectfargate.connect.rejection.RejectingTarget.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Records that the target rejects. */
interface UnwritableCases {
    /** Where all of them run. */
    RejectingTarget rejecting();

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void namesTheTopicOfARecordThatIsTooOld() throws Exception {
        // Given
        rejecting().create(new NewTopic("history", 1, (short) 1).configs(KEPT));
        rejecting().write("history", 1, now() - 10 * DAY, true);

        // When
        rejecting().put("old", "history", 1);

        // Then
        eventually(() -> assertThat(rejecting().status("old"))
                .contains("InvalidTimestampException: Topic history, partition 0 on the target: Timestamp")
                .contains("--entity-name history --add-config message.timestamp.before.max.ms"));
        eventually(() -> assertThat(rejecting().worker.log())
                .contains("Connector old task 0 has failed: org.apache.kafka.common.errors.InvalidTimestampException:"
                        + " Topic history, partition 0 on the target: Timestamp"));
        assertThat(rejecting().worker.probe()).contains("Topic history, partition 0 on the target");
        eventually(() -> assertThat(rejecting().findings("old"))
                .contains("rejected-records", "history (partition 0, InvalidTimestamp")
                .contains("timestamp-limit", "history (the first record is of ")
                .contains("message.timestamp.before.max.ms of the copy is 86400000 (1 days)"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void copiesAllOthersWhenATopicsRecordsAreRejected() throws Exception {
        // Given one topic of the past, one of the future, and one of records without keys that became compacted
        writeUnwritable();

        // When
        rejecting().put("unwritable", "old1,new1,cmp1,other1", 1);

        // Then
        eventually(() -> assertThat(rejecting().copied("other1")).isEqualTo(RECORDS));
        eventually(() -> assertThat(rejecting().findings("unwritable"))
                .contains("old1 (partition 0, InvalidTimestamp", "cmp1 (partition 0, InvalidRecord")
                .contains(
                        "new1 (partition 0, InvalidTimestamp", "message.timestamp.after.max.ms of the copy is 3600000")
                .contains("missing-keys", "cmp1 (partition 0, offset 0)"));
        assertThat(rejecting().worker.metrics())
                .contains(
                        "kafka_connect_target_rejected_topics{connector=\"unwritable\",kind=\"rejected-records\"} 3.0");

        // When
        alter(rejecting().targetAdmin, "old1", "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        alter(rejecting().targetAdmin, "new1", "message.timestamp.after.max.ms", Long.toString(DAY));

        // Then
        eventually(() -> assertThat(rejecting().copied("old1") + rejecting().copied("new1"))
                .isEqualTo(2 * RECORDS));
    }

    private void writeUnwritable() throws Exception {
        Map<String, String> ahead = Map.of("message.timestamp.after.max.ms", Long.toString(DAY));
        rejecting()
                .create(
                        new NewTopic("old1", 1, (short) 1).configs(KEPT),
                        new NewTopic("new1", 1, (short) 1).configs(ahead),
                        new NewTopic("cmp1", 1, (short) 1),
                        new NewTopic("other1", 1, (short) 1));
        rejecting().write("old1", 1, now() - 10 * DAY, true);
        rejecting().write("new1", 1, now() + DAY / 8, true);
        rejecting().write("cmp1", 1, now(), false);
        rejecting().write("other1", 1, now(), true);
        alter(rejecting().sourceAdmin, "cmp1", "cleanup.policy", "compact");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void copiesAllOthersWhenATopicMayNotBeWritten() throws Exception {
        // Given
        rejecting().create(new NewTopic("denied", 1, (short) 1), new NewTopic("allowed", 1, (short) 1));
        rejecting().put("permissions", "denied,allowed", 1);
        rejecting().write("denied", 1, now(), true);
        rejecting().write("allowed", 1, now(), true);
        eventually(() -> assertThat(rejecting().copied("denied") + rejecting().copied("allowed"))
                .isEqualTo(2 * RECORDS));

        // When
        rejecting()
                .targetAdmin
                .createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, "denied", PatternType.LITERAL),
                        new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.DENY))))
                .all()
                .get();
        rejecting().write("denied", 1, now(), true);
        rejecting().write("allowed", 1, now(), true);

        // Then
        eventually(() -> assertThat(rejecting().copied("allowed")).isEqualTo(2 * RECORDS));
        eventually(() ->
                assertThat(rejecting().findings("permissions")).contains("denied (partition 0, TopicAuthorization"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    default void copiesAllOthersWhenRecordsAreLargerThanTheTargetAccepts() throws Exception {
        // Given a copy with a limit of its own, and one with that of the brokers
        writeTooLarge();

        // When: a sync of configurations would remove what the copy has for itself
        rejecting().put("large", Map.of("sync.topic.configs.enabled", "false"), "big1,big2,few1", 1);

        // Then
        eventually(() -> assertThat(rejecting().copied("few1")).isEqualTo(RECORDS));
        eventually(() -> assertThat(rejecting().findings("large"))
                .contains("rejected-records", "big1 (partition 1, RecordTooLarge", "big2 (partition 1, RecordTooLarge")
                .contains("size-limit", "big1 (the source accepts " + SOURCE_LIMIT + " bytes, the copy 10000)")
                .contains("big2 (the source accepts " + SOURCE_LIMIT + " bytes, the copy " + BROKER_LIMIT + ")"));
        assertThat(rejecting().copied("big1") + rejecting().copied("big2")).isZero();

        // When
        alter(rejecting().targetAdmin, "big1", SIZE, Integer.toString(SOURCE_LIMIT));
        alter(rejecting().targetAdmin, "big2", SIZE, Integer.toString(SOURCE_LIMIT));

        // Then
        eventually(() -> assertThat(rejecting().copied("big1") + rejecting().copied("big2"))
                .isEqualTo(2));
    }

    private void writeTooLarge() throws Exception {
        rejecting()
                .create(
                        new NewTopic("big1", 2, (short) 1),
                        new NewTopic("big2", 2, (short) 1),
                        new NewTopic("few1", 1, (short) 1));
        rejecting()
                .targetAdmin
                .createTopics(List.of(new NewTopic("big1", 2, (short) 1).configs(Map.of(SIZE, "10000"))))
                .all()
                .get();
        rejecting().write("big1", 50_000);
        rejecting().write("big2", BROKER_LIMIT + 50_000);
        rejecting().write("few1", 1, now(), true);
    }
}
