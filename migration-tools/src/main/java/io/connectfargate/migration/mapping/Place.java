package io.connectfargate.migration.mapping;

import java.util.Optional;

/**
 * An offset of the source between what is known to be the same record on both sides.
 *
 * @param offset that was asked for
 * @param floor the pair at or before it, of which the target has not deleted the record
 * @param low the same, if the source has not deleted the record either
 * @param high the pair after it, or both logs' ends
 * @param isEnd whether the latter is the ends
 */
record Place(
        long offset, Optional<OffsetPair> floor, Optional<OffsetPair> low, Optional<OffsetPair> high, boolean isEnd) {
    static Place of(Question question, CopiedPartition partition) {
        Optional<OffsetPair> floor = question.floor().filter(pair -> has(partition.target(), pair.target()));
        Optional<OffsetPair> low =
                floor.filter(pair -> pair.source() >= partition.source().begin());
        Optional<OffsetPair> ceiling = question.ceiling().filter(pair -> has(partition.target(), pair.target()));
        Optional<OffsetPair> end = Optional.of(new OffsetPair(
                        partition.copied() + 1, partition.target().end()))
                .filter(pair -> partition.settled() && pair.source() >= question.offset());
        return new Place(question.offset(), floor, low, ceiling.or(() -> end), ceiling.isEmpty() && end.isPresent());
    }

    private static boolean has(PartitionLog log, long offset) {
        return offset >= log.begin() && offset < log.end();
    }

    /** The distance between the two pairs on the source, if both are known. */
    Optional<Long> width() {
        return low.flatMap(below -> high.map(above -> above.source() - below.source()));
    }

    /** Where the target's records from the lower pair on begin. */
    long targetFrom(CopiedPartition partition) {
        return floor.map(OffsetPair::target).orElse(partition.target().begin());
    }

    /** Where those up to the upper pair end. */
    long targetTo(CopiedPartition partition) {
        return high.map(OffsetPair::target).orElse(partition.target().end());
    }

    /** A text for users. */
    String pairs() {
        String text = low.map(pair -> "after the pair " + pair.source() + " = " + pair.target())
                .orElse("with no pair before it");
        return text
                + high.map(pair -> (isEnd ? ", before both ends " : ", before the pair ") + pair.source() + " = "
                                + pair.target())
                        .orElse("");
    }
}
