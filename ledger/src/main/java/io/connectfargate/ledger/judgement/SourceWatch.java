package io.connectfargate.ledger.judgement;

import io.connectfargate.ledger.observation.Offsets;
import io.connectfargate.ledger.observation.Progress;
import io.connectfargate.ledger.observation.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** What happened to the source's log since the last look. */
final class SourceWatch {
    private final Instant lastLook;

    /** @param lastLook when everything was checked last */
    SourceWatch(Instant lastLook) {
        this.lastLook = lastLook;
    }

    /** To be called if the log is known. Without progress only another log is seen, since it may look like the old one later. */
    Track look(Track before, Facts facts, Offsets log) {
        boolean known = facts.progress().isPresent();
        Progress progress = facts.progress()
                .orElseGet(() -> new Progress(
                        before.reach().map(Reach::committed).orElse(OptionalLong.empty()), Optional.empty()));
        if (isRecreated(before, facts.sourceTopic().id(), log)) {
            return recreated(before, facts, log, progress);
        }
        if (isShort(before, log, progress)) {
            return truncated(before, facts, log, progress);
        }
        if (!known) {
            return before.source(facts.sourceTopic().id(), log);
        }
        if (before.reach().isEmpty()) {
            return step(before, facts, Reach.first(log, progress), log);
        }
        boolean replaced = before.copy().replaced();
        Reach.Look last = new Reach.Look(lastLook, before.source().orElse(log).start());
        return step(before, facts, before.reach().get().next(log, progress, replaced, last), log);
    }

    /** The topic is gone. What was not copied when it was last seen is lost; what came after that nobody knows. */
    static Track deleted(Track before, Facts facts) {
        if (before.source().isEmpty() || before.reach().isEmpty()) {
            return before;
        }
        Offsets log = before.source().get();
        long from = Math.max(log.start(), before.reach().get().done());
        Track after = before.withoutSource();
        return from >= log.end()
                ? after
                : after.losing(Loss.of(
                        State.SOURCE_DELETED, facts.partition(), from, log.end(), OptionalLong.empty(), facts.now()));
    }

    private static boolean isRecreated(Track before, Optional<Uuid> id, Offsets log) {
        boolean other = before.sourceId().isPresent()
                && id.isPresent()
                && !before.sourceId().equals(id);
        boolean deletedBefore = before.reach().isPresent() && before.source().isEmpty();
        boolean beganAnew =
                before.source().filter(last -> log.start() < last.start()).isPresent();
        return other || deletedBefore || beganAnew;
    }

    /** The end never goes back otherwise: a new leader reports none until it knows the old one. */
    private static boolean isShort(Track before, Offsets log, Progress progress) {
        Reach.Trust trust = before.reach().map(Reach::trust).orElse(Reach.Trust.ALL);
        long last = before.source().map(Offsets::end).orElse(0L);
        long covered = before.reach().map(Reach::covered).orElse(0L);
        long committed = trust == Reach.Trust.NONE ? 0 : progress.committed().orElse(0);
        long read = trust == Reach.Trust.ALL
                ? progress.reading().map(Reading::offset).orElse(0L)
                : 0;
        return log.end() < Math.max(Math.max(last, covered), Math.max(committed, read));
    }

    private Track recreated(Track before, Facts facts, Offsets log, Progress progress) {
        long from = before.reach().map(Reach::done).orElse(0L);
        long to = before.source().map(Offsets::end).orElse(from);
        Track after = before.source(facts.sourceTopic().id(), log, Reach.recreated(before.reach(), log, progress));
        return after.losing(Loss.of(
                State.SOURCE_RECREATED,
                facts.partition(),
                from,
                Math.max(from, to),
                OptionalLong.empty(),
                facts.now()));
    }

    /** Records behind the new end that were not copied are lost; where a reader was beyond it, it may skip new ones. */
    private Track truncated(Track before, Facts facts, Offsets log, Progress progress) {
        Reach reach = before.reach().orElseGet(() -> Reach.first(log, progress).reach());
        long reported = Math.max(
                progress.committed().orElse(0),
                progress.reading().map(Reading::offset).orElse(0L));
        long last = Math.max(before.source().map(Offsets::end).orElse(0L), reported);
        boolean maySkip = Math.max(Math.max(reach.covered(), reach.read()), reported) > log.end();
        OptionalLong records = maySkip ? OptionalLong.empty() : OptionalLong.of(last - log.end());
        return before.source(facts.sourceTopic().id(), log, reach.truncated(log, progress))
                .losing(Loss.of(State.SOURCE_TRUNCATED, facts.partition(), log.end(), last, records, facts.now()));
    }

    private Track step(Track before, Facts facts, Reach.Step step, Offsets log) {
        Track after = before.source(facts.sourceTopic().id(), log, step.reach());
        boolean again =
                before.reach().map(Reach::done).orElse(0L) > step.reach().done();
        if (again) {
            after = after.copy(new Track.Copy(after.copy().id(), after.copy().log(), false));
        }
        if (!step.hasLost()) {
            return after;
        }
        TopicPartition partition = facts.partition();
        OptionalLong records = OptionalLong.of(step.lostTo() - step.lostFrom());
        return after.losing(Loss.of(State.LOSING, partition, step.lostFrom(), step.lostTo(), records, facts.now()));
    }
}
