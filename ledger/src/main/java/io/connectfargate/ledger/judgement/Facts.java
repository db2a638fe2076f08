package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.TopicFacts;
import io.connectfargate.ledger.observation.TopicFacts.Presence;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What an observation says of one partition. */
record Facts(
        Instant now,
        TopicPartition partition,
        TopicFacts sourceTopic,
        PartitionFacts source,
        TopicFacts copyTopic,
        PartitionFacts copy,
        Optional<Progress> progress) {
    static Facts of(Observation seen, TopicPartition partition) {
        TopicFacts source = seen.source().topic(partition.topic());
        TopicFacts copy = seen.target().topic(seen.copies().getOrDefault(partition.topic(), partition.topic()));
        return new Facts(
                seen.time(),
                partition,
                source,
                partition(source, partition.partition()),
                copy,
                partition(copy, partition.partition()),
                Optional.ofNullable(seen.progress().get(partition)));
    }

    private static PartitionFacts partition(TopicFacts topic, int number) {
        PartitionFacts facts = topic.partitions().get(number);
        return facts == null ? PartitionFacts.unknown(topic.problem().orElse("the partition does not exist")) : facts;
    }

    /** The source's log, if its topic exists and its offsets are known. */
    Optional<Offsets> log() {
        return source.offsets();
    }

    /** Whether the target says that it has no such partition. */
    boolean isCopyAbsent() {
        return copyTopic.presence() == Presence.ABSENT
                || copyTopic.presence() == Presence.PRESENT
                        && !copyTopic.partitions().containsKey(partition.partition());
    }
}
