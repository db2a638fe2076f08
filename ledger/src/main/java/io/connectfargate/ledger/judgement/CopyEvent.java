package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/** Tells another copy, or one that was cut, from the one of the last look. */
final class CopyEvent {
    private CopyEvent() {}

    /**
     * What happened to a copy that exists; empty if nothing did.
     *
     * @param last the partition at the last look
     * @param now the partition, with what happened to its source since
     * @param log the copy's
     */
    static Optional<State> of(Track last, Track now, Facts facts, Offsets log) {
        Optional<Offsets> before = last.copy().log();
        if (before.isEmpty()) {
            return isEmptied(log) && !now.copy().replaced() ? emptied(now, facts) : Optional.empty();
        }
        Optional<Uuid> id = facts.copyTopic().id();
        if (isOther(last.copy().id(), id) || log.start() < before.get().start()) {
            return Optional.of(State.COPY_RECREATED);
        }
        if (log.end() < before.get().end()) {
            boolean same = id.isPresent() && id.equals(last.copy().id());
            return Optional.of(same ? State.COPY_TRUNCATED : State.COPY_RECREATED);
        }
        return isEmptied(before.get(), log) ? emptied(now, facts) : Optional.empty();
    }

    private static Optional<State> emptied(Track now, Facts facts) {
        return isHeld(now, facts) ? Optional.of(State.COPY_EMPTIED) : Optional.empty();
    }

    private static boolean isOther(Optional<Uuid> before, Optional<Uuid> now) {
        return before.isPresent() && now.isPresent() && !before.equals(now);
    }

    private static boolean isEmptied(Offsets log) {
        return log.isEmpty() && log.end() > 0;
    }

    private static boolean isEmptied(Offsets before, Offsets log) {
        return log.start() > before.start() && log.start() >= before.end();
    }

    /** Whether the source holds copied records that are not so old that retention takes them here and there. */
    private static boolean isHeld(Track now, Facts facts) {
        long copied = now.reach().map(Reach::covered).orElse(0L);
        return facts.log()
                .filter(log ->
                        Math.max(log.start(), facts.source().closeToRetention().orElse(0)) < copied)
                .isPresent();
    }
}
