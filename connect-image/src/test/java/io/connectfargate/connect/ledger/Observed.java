package io.connectfargate.connect.ledger;

import io.connectfargate.connect.status.ClusterSeen;
import io.connectfargate.ledger.judgement.Judge;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Rules;
import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.PartitionFacts;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Side;
import io.connectfargate.ledger.observation.TopicFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Ledgers of one topic with one partition. */
final class Observed {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Judge judge = new Judge(Rules.DEFAULT);
    private Ledger ledger = Ledger.empty();
    private Instant now = START;

    /** A look at a log that is copied up to an offset. */
    Ledger look(long start, long end, long copied) {
        Side target = side(0, copied);
        return look(side(start, end), target, new Progress(OptionalLong.of(copied), Optional.empty()));
    }

    Ledger lookInVain() {
        return look(
                Side.of(Map.of(
                        "orders", TopicFacts.present(Optional.empty(), Map.of(0, PartitionFacts.unknown("no"))))),
                Side.unavailable("no broker responds"),
                Progress.NONE);
    }

    private Ledger look(Side source, Side target, Progress progress) {
        now = now.plusSeconds(15);
        ledger = judge.next(
                ledger,
                new Observation(
                        now,
                        Map.of("orders", "orders"),
                        source,
                        target,
                        Map.of(new TopicPartition("orders", 0), progress),
                        List.of()));
        return ledger;
    }

    private static Side side(long start, long end) {
        return Side.of(Map.of(
                "orders",
                TopicFacts.present(Optional.of(new Uuid(1, 1)), Map.of(0, PartitionFacts.of(Offsets.of(start, end))))));
    }

    static Watched watched(String connector, Ledger ledger) {
        return new Watched(
                connector,
                "msksource",
                "mskdest",
                ledger,
                ledger.verdict(),
                List.of(),
                new ClusterSeen(Optional.empty(), Optional.of("3.9")),
                new ClusterSeen(Optional.empty(), Optional.empty()),
                Map.of());
    }
}
