package io.connectfargate.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.judgement.Judge;
import io.connectfargate.ledger.judgement.Ledger;
import io.connectfargate.ledger.judgement.Level;
import io.connectfargate.ledger.judgement.Loss;
import io.connectfargate.ledger.judgement.Numbers;
import io.connectfargate.ledger.judgement.PartitionEntry;
import io.connectfargate.ledger.judgement.Rules;
import io.connectfargate.ledger.judgement.State;
import io.connectfargate.ledger.memory.LedgerDocument;
import io.connectfargate.ledger.observation.Observation;
import io.connectfargate.ledger.simulation.SimulatedCopier.Copied;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** One history, and every loss that was ever marked in it, since acknowledged ones are forgotten in the end. */
final class Run {
    private static final int ALL = 1_000;
    private static final Set<State> COPY =
            Set.of(State.COPY_DELETED, State.COPY_EMPTIED, State.COPY_RECREATED, State.COPY_TRUNCATED);

    private final Judge judge = new Judge(Rules.DEFAULT);
    private final Schedule schedule;
    private final String name;
    private final Map<String, Loss> losses = new HashMap<>();
    private final Map<String, Integer> incarnations = new HashMap<>();
    private Ledger ledger = Ledger.empty();
    private int lastLife = -1;

    Run(Schedule schedule, long seed) {
        this.schedule = schedule;
        this.name = "seed " + seed;
        look(schedule.look(true));
    }

    void step() {
        int actions = 1 + schedule.random.nextInt(5);
        for (int i = 0; i < actions && !schedule.mustLook; i++) {
            schedule.act();
        }
        boolean sameReader = schedule.copier.isAlive() && schedule.copier.life() == lastLife;
        look(schedule.look(false));
        check(sameReader);
        lastLife = schedule.copier.isAlive() ? schedule.copier.life() : -1;
        if (schedule.random.nextInt(6) == 0) {
            restart();
        }
        if (schedule.random.nextInt(8) == 0 && !ledger.openLosses().isEmpty()) {
            ledger = ledger.acknowledge(ledger.openLosses().get(0).id(), "test", ledger.asOf());
        }
    }

    /** Writers stop, transactions end, the task reads to the end and stores: then everything has to be right. */
    void calm() {
        for (int i = 0; i < 20; i++) {
            schedule.log.end(schedule.random.nextBoolean());
        }
        look(schedule.look(true));
        schedule.copier.start(schedule.log);
        for (int i = 0; i < 3; i++) {
            schedule.copier.poll(schedule.log, ALL);
            schedule.copier.deliver();
            look(schedule.look(true));
        }
        check(false);
        neverSilent();
        if (schedule.settings.informed() && schedule.isReadToTheEnd() && !isShaken()) {
            assertThat(numbers().lag())
                    .as("%s: lag at the end of %s", name, schedule)
                    .isEqualTo(OptionalLong.of(0));
        }
    }

    private void look(Observation seen) {
        Set<String> before = new HashSet<>();
        ledger.openLosses().forEach(loss -> before.add(loss.id()));
        ledger = judge.next(ledger, seen);
        if (Schedule.TRACED) {
            schedule.trace.add("look " + seen);
        }
        ledger.openLosses().forEach(loss -> {
            losses.put(loss.id(), loss);
            incarnations.putIfAbsent(loss.id(), schedule.log.incarnation);
        });
    }

    private void restart() {
        String document = LedgerDocument.write(ledger);
        ledger = LedgerDocument.read(document);
        assertThat(LedgerDocument.write(ledger)).isEqualTo(document);
        look(schedule.look(true));
    }

    private void check(boolean sameReader) {
        PartitionEntry entry = entry();
        if (entry == null) {
            return;
        }
        boolean open = !ledger.openLosses().isEmpty();
        assertThat(open && ledger.verdict().level() == Level.FINE).as(name).isFalse();
        assertThat(open && entry.state().level() == Level.FINE).as(name).isFalse();
        if (!isShaken()) {
            checkLag(entry);
        }
        if (sameReader && isExact()) {
            noLossOfMarkers();
        }
    }

    /** In another log what a reader passed counts only once it stores an offset. */
    private boolean isExact() {
        Schedule.Settings settings = schedule.settings;
        return settings.informed() && settings.sampled() && !settings.hides() && !schedule.truth.rewound && !isShaken();
    }

    private void checkLag(PartitionEntry entry) {
        Numbers numbers = entry.numbers();
        if (numbers.lag().isPresent()) {
            assertThat(numbers.lag().getAsLong())
                    .as("%s: lag of %s", name, schedule)
                    .isGreaterThanOrEqualTo(schedule.lag());
        }
        if (entry.state() == State.IN_SYNC) {
            assertThat(schedule.lag()).as("%s: in sync %s", name, schedule).isZero();
            assertThat(schedule.log.stable()).as(name).isEqualTo(schedule.log.end());
        }
    }

    /** A loss is marked only where something was removed that the reader had not passed, or had not written yet. */
    private void noLossOfMarkers() {
        ledger.openLosses().stream()
                .filter(loss -> loss.kind() == State.LOSING && loss.seen().equals(ledger.asOf()))
                .forEach(loss -> assertThat(LongStream.range(loss.from(), loss.to())
                                .mapToObj(offset -> new Copied(schedule.log.incarnation, (int) offset))
                                .toList())
                        .as("%s: false loss %s of %s", name, loss.id(), schedule)
                        .anyMatch(offset ->
                                !schedule.truth.settled.contains(offset) || schedule.truth.overtaken.contains(offset)));
    }

    private void neverSilent() {
        // Without ids a new log that is as long as the old one is the old one.
        boolean seen = schedule.settings.ids() || schedule.truth.recreated || schedule.log.incarnation == 0;
        Set<Copied> lost = new HashSet<>(schedule.truth.lost);
        // Retention took them when the consumer had fetched them.
        lost.removeAll(schedule.copier.copied);
        for (Copied record : seen && !schedule.truth.unseenCut ? lost : Set.<Copied>of()) {
            assertThat(losses.values())
                    .as("%s: %s is lost in silence in %s, marked %s", name, record, schedule, losses.keySet())
                    .anyMatch(loss -> covers(loss, record));
        }
        if (schedule.truth.recreated) {
            assertThat(has(State.SOURCE_RECREATED) || has(State.SOURCE_TRUNCATED))
                    .as("%s: re-creation %s", name, schedule)
                    .isTrue();
        }
        if (schedule.truth.copyHit && !schedule.settings.hides()) {
            assertThat(losses.values()).as("%s: copy %s", name, schedule).anyMatch(loss -> COPY.contains(loss.kind()));
        }
    }

    private boolean covers(Loss loss, Copied record) {
        boolean range = loss.kind() == State.LOSING && loss.from() <= record.offset() && record.offset() < loss.to();
        return range || loss.kind() == State.SOURCE_RECREATED || loss.kind() == State.SOURCE_TRUNCATED;
    }

    private boolean has(State kind) {
        return losses.values().stream().anyMatch(loss -> loss.kind() == kind);
    }

    /** After that a reader may skip records of the new log for good, which the mark says. */
    private boolean isShaken() {
        return schedule.truth.shortened || schedule.log.incarnation > 0;
    }

    private PartitionEntry entry() {
        return ledger.topics().containsKey("orders")
                ? ledger.topics().get("orders").partitions().get(0)
                : null;
    }

    private Numbers numbers() {
        return entry().numbers();
    }
}
