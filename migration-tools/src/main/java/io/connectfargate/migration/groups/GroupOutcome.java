package io.connectfargate.migration.groups;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a round did with one group.
 *
 * @param group its name
 * @param moved the partitions whose offset was set, or would be
 * @param unchanged how many partitions had the checkpoint's offset, or a later one
 * @param problems a sentence for each thing that kept offsets from being set
 */
public record GroupOutcome(
        @JsonProperty("group") String group,
        @JsonProperty("moved") List<Move> moved,
        @JsonProperty("unchanged") int unchanged,
        @JsonProperty("problems") List<String> problems) {
    private static final int SHOWN = 5;

    /**
     * One partition's offset.
     *
     * @param from the group's own before; null if it had none
     */
    public record Move(
            @JsonProperty("topic") String topic,
            @JsonProperty("partition") int partition,
            @JsonProperty("from") Long from,
            @JsonProperty("to") long to) {
        /** {@code orders-3 from 12 to 50}. */
        @Override
        public String toString() {
            return topic + "-" + partition + " from "
                    + Optional.ofNullable(from).map(Object::toString).orElse("none") + " to " + to;
        }
    }

    static GroupOutcome problem(String group, String sentence) {
        return new GroupOutcome(group, List.of(), 0, List.of(sentence));
    }

    /** Whether nothing kept its offsets from being set. */
    public boolean isFine() {
        return problems.isEmpty();
    }

    /** A line for people. */
    public String line(boolean dryRun) {
        StringBuilder line = new StringBuilder("Group " + group + ": ");
        if (!moved.isEmpty()) {
            line.append(dryRun ? "would set " : "set ").append(moved.size()).append(" offsets (");
            line.append(moved.stream().limit(SHOWN).map(Move::toString).collect(Collectors.joining(", ")));
            line.append(moved.size() > SHOWN ? ", ...)" : ")").append(", ");
        }
        line.append(unchanged).append(" are there already.");
        problems.forEach(problem -> line.append(' ').append(problem));
        return line.toString();
    }
}
