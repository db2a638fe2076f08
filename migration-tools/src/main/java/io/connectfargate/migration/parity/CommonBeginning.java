package io.connectfargate.migration.parity;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.CopiedPartition;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.mapping.OffsetFinder;
import io.connectfargate.migration.mapping.PartitionLog;
import io.connectfargate.migration.mapping.Question;
import io.connectfargate.migration.records.RecordLog;
import io.connectfargate.migration.records.RecordReader;
import java.util.List;

/**
 * Finds the first record that both logs have: retention removes records on either side, whenever it likes. A place that is wrong cannot
 * make different logs look the same: all records from there to the end of both are compared.
 */
final class CommonBeginning implements AutoCloseable {
    private final RecordReader source;
    private final RecordReader target;

    CommonBeginning(ClusterSide source, ClusterSide target) {
        this.source = source.records();
        this.target = target.records();
    }

    /** Where to begin. */
    Start find(Span span) {
        long onSource = span.source().start();
        long onTarget = span.target().orElseThrow().start();
        if (onSource == 0 && onTarget == 0 || span.traits().compacted()) {
            return Start.at(onSource, onTarget);
        }
        PartitionLog sourceLog = new RecordLog(source, span.onSource(0));
        PartitionLog targetLog = new RecordLog(target, span.onTarget(0));
        Answer forward = find(onSource, sourceLog, targetLog, span.lastRequired());
        if (forward.target().isEmpty()) {
            // Nothing of what the source still has is copied.
            return Start.at(onSource, targetLog.end());
        }
        if (!forward.proof().isExact() && onTarget > 0) {
            Answer backward = find(onTarget, targetLog, sourceLog, targetLog.end() - 1);
            if (backward.proof().isExact()) {
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

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
