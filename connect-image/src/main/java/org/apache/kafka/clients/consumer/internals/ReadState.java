package org.apache.kafka.clients.consumer.internals;

import io.connectfargate.ledger.observation.ReadChain.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.Metadata.LeaderAndEpoch;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer knows of its reading and does not expose. It lies next to {@link SubscriptionState} since that is for its neighbours
 * only. Changes nothing, and asks nobody.
 */
public final class ReadState {
    private ReadState() {}

    /**
     * By partition; those that have no position now are missing.
     *
     * @param toStart whether the consumer is reset to the start of the log; samples of others show no fetch
     */
    public static Map<TopicPartition, Sample> samples(SubscriptionState state, boolean toStart) {
        Map<TopicPartition, Sample> samples = new HashMap<>();
        // Its methods hold this lock, too: a position and a start of the log are of the same moment.
        synchronized (state) {
            for (TopicPartition partition : state.assignedPartitions()) {
                SubscriptionState.FetchPosition position = state.positionOrNull(partition);
                if (position != null) {
                    samples.put(partition, sample(state, partition, position, toStart));
                }
            }
        }
        return samples;
    }

    /** Only what a fetch brings has the epoch of its records: neither a seek nor a reset to the log's start has one. */
    private static Sample sample(
            SubscriptionState state,
            TopicPartition partition,
            SubscriptionState.FetchPosition position,
            boolean toStart) {
        Long lead = state.partitionLead(partition);
        return new Sample(
                position.offset,
                toStart && position.offsetEpoch.isPresent(),
                lead == null ? OptionalLong.empty() : OptionalLong.of(position.offset - lead),
                leader(position.currentLeader),
                // The time is for those that have expired, which are to stay as they are.
                state.preferredReadReplica(partition, 0).isPresent());
    }

    private static Optional<String> leader(LeaderAndEpoch leader) {
        return leader.leader.map(
                node -> node.id() + "/" + leader.epoch.map(String::valueOf).orElse("-"));
    }
}
