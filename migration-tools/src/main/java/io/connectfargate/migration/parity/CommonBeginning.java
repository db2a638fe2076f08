package io.connectfargate.migration.parity;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.CopiedPartition;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.mapping.OffsetFinder;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Question;
import java.util.List;

/**
 * Finds the first record that both logs have: retention removes records on either side, whenever it likes. A place that is wrong cannot
 * make different logs look the same: all records from there to the end of both are compared.
 */
final class CommonBeginning {
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
        if (!forward.isExact() && onTarget > 0) {
            Answer backward =
                    find(onTarget, pair.target(), pair.source(), pair.target().end() - 1);
            if (backward.isExact()) {
                return Start.at(backward.target().orElseThrow(), onTarget);
            }
        }
        return Start.at(onSource, forward.target().getAsLong());
    }

    private static Answer find(long offset, PartitionLog from, PartitionLog to, long copied) {
        CopiedPartition partition = new CopiedPartition(from, to, copied, false, false, true);
        return new OffsetFinder(partition, Limits.DEFAULT)
                .find(List.of(Question.withoutPairs(offset)))
                .get(0);
    }
}
