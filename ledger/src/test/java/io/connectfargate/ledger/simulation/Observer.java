package io.connectfargate.ledger.simulation;

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
import org.apache.kafka.common.Uuid;

/** Observes a history as a worker would, while it goes on. */
final class Observer {
    private final Schedule schedule;
    int seenEnd;
    Uuid seenCopy;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Observer(Schedule schedule) {
        this.schedule = schedule;
    }

    /** A look: progress first, then, a little later, the source's schedule.log, then the copy. */
    Observation look(boolean calm) {
        now = now.plusSeconds(15);
        boolean hides = schedule.settings.hides() && !calm;
        Progress progress = schedule.copier.progress(now.minusSeconds(1), chance(hides, 4));
        schedule.truth.settled.addAll(schedule.copier.settled);
        boolean must = schedule.mustLook;
        schedule.mustLook = false;
        int between = calm || must ? 0 : schedule.random.nextInt(3);
        for (int i = 0; i < between; i++) {
            harmless();
            schedule.copier.sample();
        }
        schedule.judgeEmptied();
        boolean noSource = chance(hides && !must, 6);
        seenEnd = noSource ? seenEnd : schedule.log.end();
        boolean noTarget = chance(hides, 6);
        seenCopy = noTarget ? seenCopy : schedule.copier.copyId;
        boolean noProgress = chance(hides && !must, 6);
        return new Observation(
                now,
                Map.of(Schedule.PARTITION.topic(), Schedule.PARTITION.topic()),
                side(noSource, Optional.of(schedule.log.offsets()), schedule.log.id),
                side(noTarget, schedule.copier.copy(), schedule.copier.copyId),
                noProgress ? Map.of() : Map.of(Schedule.PARTITION, progress),
                List.of());
    }

    private boolean chance(boolean may, int oneOf) {
        return may && schedule.random.nextInt(oneOf) == 0;
    }

    /** What may happen while a look is under way, without making the log another one. */
    private void harmless() {
        int what = schedule.random.nextInt(4);
        if (what == 0) {
            schedule.log.append(1);
        } else if (what == 1) {
            schedule.copier.poll(schedule.log, 5);
        } else if (what == 2) {
            schedule.copier.deliver();
        } else {
            schedule.truth.trim(schedule.log, schedule.copier, schedule.log.start() + schedule.random.nextInt(4));
        }
    }

    private Side side(boolean hidden, Optional<Offsets> offsets, Uuid id) {
        if (hidden) {
            return Side.unavailable("no broker responds");
        }
        return Side.of(Map.of(
                Schedule.PARTITION.topic(),
                offsets.isEmpty()
                        ? TopicFacts.absent(Optional.empty())
                        : TopicFacts.present(
                                schedule.settings.ids() ? Optional.of(id) : Optional.empty(),
                                Map.of(0, PartitionFacts.of(offsets.get())))));
    }
}
