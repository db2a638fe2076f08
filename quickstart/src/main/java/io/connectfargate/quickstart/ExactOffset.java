package io.connectfargate.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What {@code migrate offsets} has found for a group in a partition.
 *
 * @param source its committed offset on the source
 * @param target where it continues on the target; empty if the group has read records that are not copied yet
 * @param isExact whether it would then skip no record and read none again
 * @param rereads records that it may read again from {@code target} on, at most
 * @param proof the name of how far this is proven
 */
record ExactOffset(
        String group,
        TopicPartition partition,
        long source,
        OptionalLong target,
        boolean isExact,
        long rereads,
        String proof) {
    /**
     * An entry of the command's document.
     *
     * @param offset has an offset on the source and a proof
     */
    static ExactOffset of(String group, JsonNode offset) {
        JsonNode target = offset.path("target");
        return new ExactOffset(
                group,
                new TopicPartition(
                        offset.path("topic").asText(), offset.path("partition").asInt()),
                offset.path("source").asLong(),
                target.isNumber() ? OptionalLong.of(target.asLong()) : OptionalLong.empty(),
                offset.path("exact").asBoolean(),
                offset.path("rereads").asLong(),
                offset.path("proof").asText());
    }
}
