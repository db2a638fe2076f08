package io.connectfargate.migration.parity;

import io.connectfargate.migration.mapping.Answer;
import io.connectfargate.migration.mapping.CopiedPartition;
import io.connectfargate.migration.mapping.Limits;
import io.connectfargate.migration.mapping.OffsetFinder;
import io.connectfargate.migration.mapping.Question;
import io.connectfargate.migration.mapping.Stretch;
import io.connectfargate.migration.parity.PartitionParity.Result;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Compares some stretches of records of a partition: the first, the last, and random ones between them. */
final class SampleCheck {
    /** So many records are compared in a row. */
    static final int STRETCH = 100;

    /** The first and the last. */
    private static final int FEWEST = 2;

    private final LogPairs logs;
    private final CommonBeginning beginning;
    private final int records;
    private final RandomGenerator random;

    /** @param records so many records of each partition are to be compared */
    SampleCheck(LogPairs logs, int records, RandomGenerator random) {
        this.logs = logs;
        this.records = records;
        this.random = random;
        beginning = new CommonBeginning(logs);
    }

    /** Compares one partition, which is not compacted and has a copy. */
    PartitionParity check(Span span) {
        Start start = beginning.find(span);
        long end = span.lastRequired() + 1;
        if (start.source() >= end) {
            return PartitionParity.sampled(span, start, 0, Result.SAME, "");
        }
        LogPairs.Pair pair = logs.open(span);
        List<Question> questions = offsets(start.source(), end).stream()
                .map(Question::withoutPairs)
                .toList();
        CopiedPartition partition = new CopiedPartition(pair.source(), pair.target(), end - 1, false, false, true);
        List<Answer> answers = new OffsetFinder(partition, Limits.DEFAULT).find(questions);
        return compare(span, start, pair, answers);
    }

    private static PartitionParity compare(Span span, Start start, LogPairs.Pair pair, List<Answer> answers) {
        long compared = 0;
        int unplaced = 0;
        for (Answer answer : answers) {
            if (!answer.isExact()) {
                unplaced++;
                continue;
            }
            Stretch onSource = pair.source().first(answer.source(), span.lastRequired() + 1, STRETCH);
            Stretch onTarget = pair.target()
                    .first(answer.target().orElseThrow(), pair.target().end(), onSource.size());
            int same = same(onSource, onTarget);
            compared += same;
            if (same < onSource.size() && same == onTarget.size() && span.heldOnTarget() > 0) {
                return PartitionParity.sampled(
                                span, start, compared, Result.UNKNOWN, "the target's committed records end before")
                        .undecided(span);
            }
            if (same < onSource.size()) {
                String problem = "first difference at source offset " + onSource.offset(same);
                return PartitionParity.sampled(span, start, compared, Result.DIFFERENT, problem);
            }
        }
        return unplaced == 0
                ? PartitionParity.sampled(span, start, compared, Result.SAME, "")
                : PartitionParity.sampled(span, start, compared, Result.UNKNOWN, unplaced(unplaced, answers.size()));
    }

    private static String unplaced(int unplaced, int stretches) {
        return unplaced + " of " + stretches
                + " stretches have no certain place on the target: records differ there, or their"
                + " content repeats; use --full";
    }

    private TreeSet<Long> offsets(long begin, long end) {
        TreeSet<Long> offsets = new TreeSet<>(List.of(begin, Math.max(begin, end - STRETCH)));
        int stretches = Math.max(FEWEST, (records + STRETCH - 1) / STRETCH);
        for (int i = FEWEST; i < stretches; i++) {
            offsets.add(random.nextLong(begin, Math.max(begin + 1, end - STRETCH)));
        }
        return offsets;
    }

    /** So many records at the beginnings of both are the same. */
    static int same(Stretch source, Stretch target) {
        int same = 0;
        while (same < source.size() && same < target.size() && source.fingerprint(same) == target.fingerprint(same)) {
            same++;
        }
        return same;
    }
}
