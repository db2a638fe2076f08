package io.connectfargate.migration.parity;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.CopiedPartition;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.mapping.OffsetFinder;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Question;
import io.connectfargate.migration.mapping.Stretch;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the first record that both logs have: retention removes records on either side, whenever it likes. A place that is wrong cannot
 * make different logs look the same: all records from there to the end of both are compared.
 */
final class CommonBeginning {
    /** So many records have to be the same at a common beginning. */
    private static final int ALIKE = 32;

    private final LogPairs logs;

    CommonBeginning(LogPairs logs) {
        this.logs = logs;
    }

    /** Where to begin. */
    Start find(Span span) {
        long onSource = span.source().start();
        long onTarget = span.target().orElseThrow().start();
        if (onSource == 0 && onTarget == 0 || span.compacted()) {
            return Start.at(onSource, onTarget);
        }
        LogPairs.Pair pair = logs.open(span);
        Answer forward = find(onSource, pair.source(), pair.target(), span.lastRequired());
        if (forward.target().isEmpty()) {
            // Nothing of what the source still has is copied.
            return Start.at(onSource, pair.target().end());
        }
        long copy = forward.target().getAsLong();
        if (!isAlike(pair, onSource, copy) && onTarget > 0) {
            OptionalLong original = find(
                            onTarget,
                            pair.target(),
                            pair.source(),
                            pair.target().end() - 1)
                    .target();
            if (original.isPresent() && isAlike(pair, original.getAsLong(), onTarget)) {
                return Start.at(original.getAsLong(), onTarget);
            }
        }
        return Start.at(onSource, copy);
    }

    /** An answer says where a group goes on, which is also right in front of a gap: here both sides have to have the same records. */
    private static boolean isAlike(LogPairs.Pair pair, long onSource, long onTarget) {
        Stretch source = pair.source().first(onSource, pair.source().end(), ALIKE);
        Stretch target = pair.target().first(onTarget, pair.target().end(), ALIKE);
        return SampleCheck.same(source, target) == Math.min(source.size(), target.size());
    }

    private static Answer find(long offset, PartitionLog from, PartitionLog to, long copied) {
        CopiedPartition partition = new CopiedPartition(from, to, copied, false, false, true);
        return new OffsetFinder(partition, Limits.DEFAULT)
                .find(List.of(Question.withoutPairs(offset)))
                .get(0);
    }
}
