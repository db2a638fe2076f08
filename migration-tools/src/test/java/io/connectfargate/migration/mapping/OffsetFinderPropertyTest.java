package io.connectfargate.migration.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random pairs of logs: what is called exact must be exact, and a bound must hold. */
class OffsetFinderPropertyTest {
    private static final int MIGRATIONS = Integer.getInteger("migrations", 20_000);
    private static final int QUESTIONS = 5;

    private final Map<Proof, Integer> tally = new EnumMap<>(Proof.class);
    private final List<String> wrong = new ArrayList<>();

    @Test
    void provesNothingThatIsNotTrueIfEachRecordWasCopiedOnce() {
        for (long seed = 1; seed <= MIGRATIONS; seed++) {
            check(seed, true);
        }

        assertThat(wrong).isEmpty();
        assertThat(tally).containsOnlyKeys(Proof.values());
        assertThat(tally.values()).allMatch(answers -> answers > MIGRATIONS / 100);
    }

    @Test
    void provesNothingThatIsNotTrueIfRecordsWereCopiedTwice() {
        for (long seed = 1; seed <= MIGRATIONS; seed++) {
            check(-seed, false);
        }

        assertThat(wrong).isEmpty();
        assertThat(tally).containsOnlyKeys(Proof.BRACKETED, Proof.CONTENT, Proof.END, Proof.AHEAD, Proof.LOWER_BOUND);
    }

    private void check(long seed, boolean exactlyOnce) {
        RandomMigration migration = new RandomMigration(seed, exactlyOnce);
        List<Question> questions =
                Stream.generate(migration::question).limit(QUESTIONS).toList();
        List<Answer> answers = new OffsetFinder(migration.partition(), migration.limits()).find(questions);
        for (Answer answer : answers) {
            tally.merge(answer.proof(), 1, Integer::sum);
            if (!isTrue(migration, answer, exactlyOnce) && wrong.size() < 5) {
                wrong.add("seed " + seed + ": " + answer + System.lineSeparator() + migration);
            }
        }
    }

    private static boolean isTrue(RandomMigration migration, Answer answer, boolean exactlyOnce) {
        if (answer.proof() == Proof.AHEAD) {
            return migration.isAhead(answer);
        }
        long rereads = exactlyOnce || answer.proof() == Proof.LOWER_BOUND
                ? migration.rereads(answer)
                : migration.avoidableRereads(answer);
        return migration.skipped(answer) == 0 && rereads <= answer.rereads();
    }
}
