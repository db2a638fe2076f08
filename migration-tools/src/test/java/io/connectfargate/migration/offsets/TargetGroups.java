package io.connectfargate.migration.offsets;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.Proof;
import io.connectfargate.migration.mapping.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Groups to commit on a cluster, as if their offsets had been found. */
record TargetGroups(Admin admin, Consumer<String> afterGroup) {
    private static final Reading NOTHING = new Reading(0, 0);

    TargetGroups(Admin admin) {
        this(admin, group -> {});
    }

    static TopicPartition partition(int number) {
        return new TopicPartition("orders", number);
    }

    ClusterGroups cluster() {
        return new ClusterGroups(admin);
    }

    /** A group with an offset for each partition from 0 on. */
    GroupMove move(String name, boolean share, long... offsets) throws InterruptedException {
        List<GroupOffset> found = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            Answer answer = new Answer(
                    7, OptionalLong.of(offsets[i]), Proof.BRACKETED, 0, NOTHING, NOTHING, "as the test says");
            found.add(GroupOffset.of(
                    partition(i),
                    partition(i),
                    new OffsetAndMetadata(7, Optional.of(57), share ? "" : "kept " + i),
                    Optional.of(answer),
                    Optional.empty()));
        }
        Map<TopicPartition, OffsetAndMetadata> current = cluster().store(share).read(name);
        String active =
                ClusterGroups.isActive(Optional.ofNullable(cluster().list().get(name))) ? "target" : "";
        return new GroupMove(name, "Consumer", share, active, found, current, Optional.empty());
    }

    CommitRun commit(SnapshotFile file, GroupMove... moves) throws InterruptedException {
        CommitRun run = new CommitRun(new OffsetWriter(cluster()), new CommitRules(0), afterGroup);
        run.commit(List.of(moves), "this-cluster", file);
        return run;
    }

    /** What a group has: offset and metadata by partition number. */
    String offsets(String group) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        cluster()
                .store(false)
                .read(group)
                .forEach((partition, offset) -> text.append(partition.partition())
                        .append('=')
                        .append(offset.offset())
                        .append(' ')
                        .append(offset.leaderEpoch()
                                .map(epoch -> "epoch " + epoch)
                                .orElse(""))
                        .append('[')
                        .append(offset.metadata())
                        .append("] "));
        return text.toString().strip();
    }
}
