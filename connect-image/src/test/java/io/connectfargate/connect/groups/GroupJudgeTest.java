package io.connectfargate.connect.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.Offsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupJudgeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Standing EMPTY = new Standing("Empty", OptionalInt.of(0));
    private static final Standing TWO = new Standing("Stable", OptionalInt.of(2));

    private final Logs logs = new Logs() {
        @Override
        public Optional<Offsets> source(String source, TopicPartition partition) {
            return Optional.of(Offsets.of(5, 100));
        }

        @Override
        public Optional<Offsets> copy(String source, TopicPartition partition) {
            return Optional.empty();
        }
    };

    private final GroupJudge judge = new GroupJudge("mm2-cpc", "old", true, PATIENCE);

    @Test
    void saysThatAGroupHasNoOffsetsOnceMirrorMakerHadItsTime() {
        List<Position> positions = List.of(position(0, 10), position(1, 20));

        assertThat(entry(judge, EMPTY, EMPTY, positions, NOW).state()).isEqualTo(GroupState.WAITING);
        GroupEntry later = entry(judge, EMPTY, EMPTY, positions, NOW.plus(PATIENCE));

        assertThat(later.state()).isEqualTo(GroupState.NO_OFFSETS);
        assertThat(later.without()).isEqualTo(2);
        assertThat(later.reasons().get(0)).contains("for 2 of its 2 partitions", "orders-0", "auto.offset.reset");
    }

    @Test
    void saysThatOffsetsOfSomePartitionsAreMissing() {
        List<Position> positions = List.of(position(0, 10), copied(1, 20, 19));
        entry(judge, EMPTY, EMPTY, positions, NOW);

        GroupEntry later = entry(judge, EMPTY, EMPTY, positions, NOW.plus(PATIENCE));

        assertThat(later.state()).isEqualTo(GroupState.SOME_OFFSETS);
        assertThat(later.without()).isEqualTo(1);
    }

    @Test
    void beginsAnewOnceAnOffsetIsThere() {
        entry(judge, EMPTY, EMPTY, List.of(position(0, 10)), NOW);
        assertThat(entry(judge, EMPTY, EMPTY, List.of(copied(0, 10, 9)), NOW.plusSeconds(50))
                        .state())
                .isEqualTo(GroupState.READY);

        assertThat(entry(judge, EMPTY, EMPTY, List.of(position(0, 10)), NOW.plus(PATIENCE))
                        .state())
                .isEqualTo(GroupState.WAITING);
    }

    @Test
    void missesNoOffsetWhereTheGroupHasReadNothing() {
        // The log begins at 5.
        GroupEntry entry = entry(judge, EMPTY, EMPTY, List.of(position(0, 5)), NOW);

        assertThat(entry.state()).isEqualTo(GroupState.READY);
        assertThat(entry.without()).isZero();
    }

    @Test
    void seesWhereAGroupReads() {
        List<Position> positions = List.of(copied(0, 10, 9));

        assertThat(entry(judge, TWO, EMPTY, positions, NOW).state()).isEqualTo(GroupState.READY);
        assertThat(entry(judge, EMPTY, TWO, List.of(position(0, 10)), NOW).state())
                .isEqualTo(GroupState.MOVED);
        GroupEntry both = entry(judge, TWO, TWO, positions, NOW);
        assertThat(both.state()).isEqualTo(GroupState.ON_BOTH);
        assertThat(both.reasons().get(0)).contains("2 members on the source and 2 on the target");
    }

    @Test
    void saysWhatMayNotBeReadAndGoesOn() {
        SideGroups source = side(EMPTY);
        SideGroups target = new SideGroups(Map.of(), Map.of(), Map.of("billing", "the login is not authorized"));

        GroupEntry entry = judge.entry("billing", source, Optional.of(target), List.of(position(0, 10)), logs, NOW);

        assertThat(entry.state()).isEqualTo(GroupState.UNKNOWN);
        assertThat(entry.reasons())
                .containsExactly("Its offsets on the target cannot be read: the login is not authorized.");
        assertThat(judge.entry("billing", source, Optional.empty(), List.of(), logs, NOW)
                        .state())
                .isEqualTo(GroupState.UNKNOWN);
    }

    @Test
    void expectsNoOffsetsWhereTheConnectorWritesNone() {
        GroupJudge silent = new GroupJudge("mm2-cpc", "old", false, PATIENCE);

        GroupEntry entry = silent.entry("billing", side(EMPTY), Optional.empty(), List.of(position(0, 10)), logs, NOW);

        assertThat(entry.state()).isEqualTo(GroupState.NOT_SYNCED);
        assertThat(entry.reasons().get(0)).contains("sync.group.offsets.enabled");
    }

    @Test
    void givesMirrorMakerItsIntervals() {
        assertThat(WatchedGroups.patience(Map.of())).isEqualTo(Duration.ofSeconds(780));
        assertThat(WatchedGroups.patience(Map.of("refresh.groups.interval.seconds", "30")))
                .isEqualTo(Duration.ofSeconds(210));
    }

    private GroupEntry entry(
            GroupJudge judge, Standing source, Standing target, List<Position> positions, Instant now) {
        return judge.entry("billing", side(source), Optional.of(side(target)), positions, logs, now);
    }

    private static SideGroups side(Standing standing) {
        return new SideGroups(Map.of("billing", standing), Map.of(), Map.of());
    }

    private static Position position(int partition, long offset) {
        TopicPartition orders = new TopicPartition("orders", partition);
        return new Position(orders, orders, offset, OptionalLong.empty());
    }

    private static Position copied(int partition, long offset, long onTarget) {
        TopicPartition orders = new TopicPartition("orders", partition);
        return new Position(orders, orders, offset, OptionalLong.of(onTarget));
    }
}
