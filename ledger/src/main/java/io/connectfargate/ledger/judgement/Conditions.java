package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What holds for one partition now, by its track and what was just observed. */
final class Conditions {
    private static final int HOUR = 3600;

    private record Condition(State state, String reason) {}

    private final Rules rules;
    private final Track track;
    private final Facts facts;
    private final List<Condition> found = new ArrayList<>();

    Conditions(Rules rules, Track track, Facts facts) {
        this.rules = rules;
        this.track = track;
        this.facts = facts;
    }

    PartitionEntry entry() {
        track.losses().stream().filter(Loss::isOpen).forEach(loss -> add(loss.kind(), loss.sentence()));
        unknowns();
        copy();
        known().ifPresent(this::source);
        found.sort(Comparator.comparing(Condition::state));
        State state = found.isEmpty() ? State.IN_SYNC : found.get(0).state();
        return new PartitionEntry(
                state, numbers(), found.stream().map(Condition::reason).toList(), untold());
    }

    /** The source's log, if also its progress is known: only then there are numbers. */
    private Optional<Offsets> known() {
        return facts.progress().isPresent() && track.reach().isPresent() ? facts.log() : Optional.empty();
    }

    private void unknowns() {
        if (facts.log().isEmpty()) {
            unknown("The source's offsets", facts.source().problem());
        } else if (facts.progress().isEmpty()) {
            unknown("How far it is copied", Optional.of("its stored offset was not read"));
        }
        if (!facts.isCopyAbsent() && facts.copy().offsets().isEmpty()) {
            unknown("The copy", facts.copy().problem());
        }
    }

    /** Says what is missing and changes no state: an older broker would keep the verdict from ever being fine. */
    private List<String> untold() {
        List<String> untold = new ArrayList<>();
        facts.source().retentionProblem().map(Sentences::retentionUnknown).ifPresent(untold::add);
        facts.source().transactionProblem().map(Sentences::producerUnknown).ifPresent(untold::add);
        if (facts.source().limitedBySize()
                && known().filter(log -> log.start() == 0 && lag(log) > 0).isPresent()) {
            untold.add(Sentences.retentionUnknown("how full the log is shows when retention.bytes cuts it first"));
        }
        return untold;
    }

    private void unknown(String what, Optional<String> why) {
        add(
                State.UNKNOWN,
                what + (what.endsWith("s") ? " are" : " is") + " not known"
                        + why.map(w -> ": " + w).orElse("") + ".");
    }

    private void copy() {
        Clocks clocks = track.moving().clocks();
        if (facts.isCopyAbsent()) {
            boolean late = clocks.noCopy() != null
                    && !clocks.noCopy().plus(rules.noCopy()).isAfter(facts.now());
            add(
                    late ? State.NO_COPY : State.COPYING,
                    Sentences.noCopy(clocks.noCopy(), facts.copyTopic().problem()));
            return;
        }
        facts.copy()
                .offsets()
                .filter(log -> log.stable() < log.end() && clocks.copyStable() != null)
                .filter(log -> clocks.copyStable().lasts(rules.copyBlocked(), facts.now()))
                .ifPresent(log -> add(
                        State.COPY_BLOCKED,
                        Sentences.copyBlocked(
                                log, clocks.copyStable().since(), facts.copy().transaction())));
    }

    private void source(Offsets log) {
        long lag = lag(log);
        long held = held(log);
        if (held > 0) {
            Still stable = track.moving().clocks().stable();
            boolean lasts = stable != null && stable.lasts(rules.transactionOpen(), facts.now());
            add(
                    lasts ? State.OPEN_TRANSACTION : State.COPYING,
                    Sentences.held(held, log.stable(), lasts ? facts.source().transaction() : Optional.empty()));
        }
        if (lag == 0) {
            return;
        }
        long close = closeToRetention(log);
        if (close > 0) {
            add(State.RETENTION_CLOSE, Sentences.retention(close));
        }
        Optional<Instant> stalled = stalledSince(log);
        if (stalled.isPresent()) {
            add(State.STALLED, Sentences.stalled(lag, stalled.get()));
        } else {
            add(State.COPYING, Sentences.waiting(lag, facts.progress().flatMap(Progress::reading), readable(log)));
        }
    }

    /** Records that are neither read nor old enough to be there in an hour. Half of a log that holds less than two hours. */
    private long closeToRetention(Offsets log) {
        Reach reach = track.reach().orElseThrow();
        boolean reads = facts.progress().flatMap(Progress::reading).isPresent() && reach.trust() == Reach.Trust.ALL;
        long safe = Math.max(log.start(), reads ? Math.max(reach.done(), reach.read()) : reach.done());
        long close = Math.max(facts.source().closeToRetention().orElse(0), closeBySize(log));
        return Math.min(close, readable(log)) - safe;
    }

    /** A log that was cut before is as large as it may become: it is cut as fast as it grows. */
    private long closeBySize(Offsets log) {
        OptionalDouble rate = track.moving().pace().arriving(log, facts.now());
        if (!facts.source().limitedBySize() || log.start() == 0 || rate.isEmpty()) {
            return 0;
        }
        return log.start() + Math.min((long) (rate.getAsDouble() * HOUR), log.size() / 2);
    }

    private Optional<Instant> stalledSince(Offsets log) {
        Clocks clocks = track.moving().clocks();
        Instant since = clocks.done().since().isAfter(clocks.read().since())
                ? clocks.done().since()
                : clocks.read().since();
        boolean still = !since.plus(rules.stalled()).isAfter(facts.now());
        // At the end of the log, what is not stored may be transaction markers only.
        boolean waits = facts.progress()
                .flatMap(Progress::reading)
                .map(now -> now.offset() < readable(log) || now.inFlight() == Reading.InFlight.SOME)
                .orElse(true);
        // Without a copy nothing can move, and that is what is to be said.
        return still && waits && !facts.isCopyAbsent() ? Optional.of(since) : Optional.empty();
    }

    private Numbers numbers() {
        OptionalLong lost = Sums.of(track.losses().stream().filter(Loss::isOpen).map(Loss::records));
        Optional<Offsets> log = known();
        if (log.isEmpty()) {
            return Numbers.unknown(lost);
        }
        Offsets offsets = log.get();
        Pace pace = track.moving().pace();
        return new Numbers(
                OptionalLong.of(lag(offsets)),
                OptionalLong.of(held(offsets)),
                OptionalLong.of(Math.max(0, readable(offsets) - offsets.start())),
                lost,
                pace.arriving(offsets, facts.now()),
                pace.copying(track.reach().orElseThrow().done(), facts.now()));
    }

    private long lag(Offsets log) {
        return Math.max(
                0,
                readable(log)
                        - Math.max(log.start(), track.reach().orElseThrow().done()));
    }

    private long held(Offsets log) {
        return Math.max(0, log.end() - readable(log));
    }

    private long readable(Offsets log) {
        return rules.readCommitted() ? log.stable() : log.end();
    }

    private void add(State state, String reason) {
        found.add(new Condition(state, reason));
    }
}
