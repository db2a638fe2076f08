package io.connectfargate.connect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class TaskProgressTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    private final TaskProgress progress = new TaskProgress(Duration.ofSeconds(10));
    private final List<Map<TopicPartition, Stretch>> looks = new ArrayList<>();
    private final Map<Integer, Long> stored = new HashMap<>(Map.of(0, 99L));
    private Instant now = Observed.START;
    private long start;
    private OptionalLong record = OptionalLong.empty();
    private boolean refused;

    @Test
    void countsTheOffsetAfterTheOneThatIsStored() {
        assertThat(at(100).committed()).isEqualTo(OptionalLong.of(100));
        assertThat(at(100).reading().orElseThrow().inFlight()).isEqualTo(Reading.InFlight.NONE);

        stored.clear();
        assertThat(at(100).committed()).isEmpty();
    }

    @Test
    void isSettledBehindMarkersThatWereLookedAtOnce() {
        assertThat(inFlight(110)).isEqualTo(Reading.InFlight.UNKNOWN);

        after(Duration.ofSeconds(20));
        assertThat(inFlight(110)).isEqualTo(Reading.InFlight.NONE);
        assertThat(inFlight(110)).isEqualTo(Reading.InFlight.NONE);
        assertThat(looks).containsExactly(Map.of(PARTITION, new Stretch(100, 110)));
    }

    @Test
    void holdsARecordThatIsThere() {
        record = OptionalLong.of(105);
        at(110);
        after(Duration.ofSeconds(20));

        assertThat(inFlight(110)).isEqualTo(Reading.InFlight.SOME);
    }

    @Test
    void saysNothingOfWhatRetentionTook() {
        at(110);
        after(Duration.ofSeconds(20));
        start = 105;

        assertThat(inFlight(110)).isEqualTo(Reading.InFlight.UNKNOWN);
        assertThat(looks).isEmpty();
    }

    @Test
    void saysNothingWhereItMayNotRead() {
        refused = true;
        at(110);
        after(Duration.ofSeconds(20));

        assertThat(inFlight(110)).isEqualTo(Reading.InFlight.UNKNOWN);
    }

    @Test
    void takesTheLowerOneOfTwoTasks() {
        Map<TopicPartition, Progress> all = of(List.of(position("b", 120), position("a", 110)));

        assertThat(all.get(PARTITION).reading().orElseThrow().reader()).isEqualTo("a");
    }

    @Test
    void handsOnSinceWhenAReaderIsUnbroken() {
        assertThat(at(110).reading().orElseThrow().unbrokenFrom()).hasValue(100);
    }

    private Reading.InFlight inFlight(long position) {
        return at(position).reading().orElseThrow().inFlight();
    }

    private Progress at(long position) {
        return of(List.of(position("a", position))).get(PARTITION);
    }

    private Map<TopicPartition, Progress> of(List<TaskPosition> positions) {
        Side source = Side.of(Map.of(
                "orders", TopicFacts.present(Optional.empty(), Map.of(0, PartitionFacts.of(Offsets.of(start, 200))))));
        return progress.of(source, topic -> stored, positions, this::look, now);
    }

    private Map<TopicPartition, ContentLook.Found> look(Map<TopicPartition, Stretch> stretches) {
        if (refused) {
            throw new TopicAuthorizationException("orders");
        }
        looks.add(stretches);
        Map<TopicPartition, ContentLook.Found> found = new HashMap<>();
        stretches.forEach((partition, stretch) ->
                found.put(partition, new ContentLook.Found(record.orElse(stretch.to()), record)));
        return found;
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private static TaskPosition position(String reader, long offset) {
        return new TaskPosition("mm2-msc", reader, Observed.START, PARTITION, offset, OptionalLong.of(100));
    }
}
