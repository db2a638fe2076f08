package io.connectfargate.migration.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.migration.takeover.StartOffset.Evidence;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Random partitions with repeating content and markers, of which the target has the first records. */
class StartRulesPropertyTest {
    private static final int RECORDS = 120;

    private final Random random = new Random(11);

    /**
     * A migration.
     *
     * @param next the offset after the last copied record
     */
    private record Copy(WrittenLog source, WrittenLog target, long next) {}

    @Test
    void isNeverWrongWhereItCallsAnOffsetConfirmedOrCorrected() {
        int proven = 0;
        for (int i = 0; i < 20_000; i++) {
            Copy copy = copy(1 + random.nextInt(2_000), random.nextInt(RECORDS));
            TailSearch search = new TailSearch(copy.source(), copy.target(), 1_000);
            OptionalLong stored = random.nextInt(4) == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(random.nextInt((int) copy.next() + 1));

            StartOffset start = new StartRules(OldTool.mirrorMaker1("mm1"), false)
                    .decide(new TopicPartition("london", 0), stored, search, search.find(stored, false));

            if (start.evidence() == Evidence.CONFIRMED || start.evidence() == Evidence.CORRECTED) {
                proven++;
                assertThat(search.hasRecordBetween(copy.next(), start.next().getAsLong()))
                        .as("%s instead of %s", start, copy.next())
                        .isFalse();
            }
        }
        assertThat(proven).isGreaterThan(10_000);
    }

    private Copy copy(int variety, int copied) {
        WrittenLog source = new WrittenLog();
        WrittenLog target = new WrittenLog();
        long next = 0;
        for (int number = 0; number < RECORDS; number++) {
            long content = random.nextInt(variety);
            source.add(content);
            if (number < copied) {
                target.add(content);
                next = source.end();
            }
            if (random.nextInt(20) == 0) {
                source.marker();
            }
        }
        return new Copy(source, target, next);
    }
}
